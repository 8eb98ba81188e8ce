"""The words of a rule as ``iptables-save`` writes it: it quotes what is not letters, digits, ``_`` and ``-``."""

from __future__ import annotations

BASIC = frozenset({"-s", "-d", "-i", "-o", "-p", "-f", "!"})
"""The conditions that every rule may have, which the tool writes first."""


def rule_words(text: str) -> list[str]:
    r"""Split at blanks outside quotes; inside them a backslash stands before a quote or another backslash.

    >>> rule_words('-m comment --comment "two \\"words\\"" -j ACCEPT')
    ['-m', 'comment', '--comment', 'two "words"', '-j', 'ACCEPT']
    """
    words: list[str] = []
    word: str | None = None
    quoted = escaped = False
    for letter in text:
        if escaped:
            word, escaped = (word or "") + letter, False
        elif quoted and letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
            # An empty pair of quotes is a word, too.
            word = word or ""
        # Blanks in a row end one word only.
        elif letter == " " and not quoted:
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or "") + letter
    return words if word is None else [*words, word]


def basic_words(words: list[str]) -> list[str]:
    """The beginning of a rule up to its first extension.

    >>> basic_words(["-i", "eth0", "-p", "tcp", "-m", "string", "--string", "a", "-j", "DROP"])
    ['-i', 'eth0', '-p', 'tcp']
    """
    end = 0
    while end < len(words) and words[end] in BASIC:
        end += 1 if words[end] in ("!", "-f") else 2
    return words[:end]
