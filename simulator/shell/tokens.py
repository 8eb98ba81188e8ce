"""The shell's words and operators: quotes, backslashes, variables, comments (POSIX XCU 2.2, 2.3; bash(1))."""

from __future__ import annotations

import re
from dataclasses import field

from pingproof.simulator.live import live
from pingproof.simulator.shell.syntax_tree import Arithmetic, Literal, Numbers, Part, Refused, Variable, Word
from pingproof.simulator.value import value


@value
class Token:
    """A word, an operator, or the end of a line; ``start`` and ``end`` are places in the script."""

    kind: str  # "word", "operator", "newline", "unclosed" (``text`` is the quote)
    text: str
    start: int
    end: int
    word: Word = ()
    descriptor: int | None = None  # the number just before < or >


_OPERATORS = (
    "&>>",
    "<<-",
    "<<<",
    "&&",
    "||",
    ";;",
    ">>",
    "<<",
    ">&",
    "<&",
    "&>",
    ">|",
    "<>",
    "|&",
    ";",
    "&",
    "|",
    "<",
    ">",
    "(",
    ")",
)
_BLANKS = " \t\r\v\f"
_BREAKS = _BLANKS + "\n;&|<>()"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLAIN = re.compile(r"[^\s;&|<>()'\"\\$`*?\[{~#]+")
_SEQUENCE = re.compile(r"\$\(\s*seq\s+(-?\d{1,9})(?:\s+(-?\d{1,9}))?(?:\s+(-?\d{1,9}))?\s*\)")
_RANGE = re.compile(r"\{(-?\d{1,9})\.\.(-?\d{1,9})(?:\.\.(-?\d{1,9}))?\}")
_HERE_DOCUMENT = re.compile(r"-?[ \t]*(['\"]?)([^\s'\";&|<>()]+)\1")
SPECIAL_PARAMETERS = "@*#?-$!0123456789"
FARTHEST = 4096
"""Letters in which the bracket closing an open one is looked for."""


def tokens(text: str) -> list[Token]:
    """The script's tokens. A quote that nothing closes ends with its line, as an ``unclosed`` token."""
    reader = _Reader(text)
    while reader.place < len(text):
        reader.read()
    return reader.found


@live
class _Reader:
    text: str
    place: int = 0
    found: list[Token] = field(default_factory=list)
    here_documents: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Read one token, or the blanks and comments between two."""
        text, start = self.text, self.place
        letter = text[start]
        if letter in _BLANKS:
            self.place += 1
        # Continuation: the line end is removed before words are looked for (POSIX XCU 2.2.1).
        elif text.startswith("\\\n", start):
            self.place += 2
        elif letter == "\n":
            self.place += 1
            self.found.append(Token("newline", "\n", start, self.place))
            self._skip_here_documents()
        # Only between words: inside one, "#" is a letter (see _part).
        elif letter == "#":
            end = text.find("\n", start)
            self.place = len(text) if end < 0 else end
        else:
            # The table has longer operators first, so the longest one is taken.
            operator = next((operator for operator in _OPERATORS if text.startswith(operator, start)), None)
            if operator is None:
                self._word()
            else:
                self._operator(operator)

    def _operator(self, operator: str) -> None:
        start = self.place
        self.place += len(operator)
        descriptor = None
        if operator[0] in "<>" and self.found:
            # A number that touches < or > is a descriptor, not a word: "2>x", but "echo 2 >x".
            before = self.found[-1]
            if before.kind == "word" and before.end == start and before.text.isdecimal() and len(before.text) <= 4:
                descriptor = int(before.text)
                start = self.found.pop().start
        self.found.append(Token("operator", operator, start, self.place, descriptor=descriptor))
        if operator in ("<<", "<<-"):
            # Its text is not a command: it is passed over once the line has ended.
            match = _HERE_DOCUMENT.match(self.text, self.place)
            if match is not None and len(self.here_documents) < 16:
                self.here_documents.append(match[2])

    def _skip_here_documents(self) -> None:
        for delimiter in self.here_documents:
            end = re.compile(rf"^\t*{re.escape(delimiter)}$", re.MULTILINE).search(self.text, self.place)
            if end is not None:
                # Behind the delimiter's line; one that is never closed leaves the script's next lines as commands, each
                # refused.
                self.place = min(end.end() + 1, len(self.text))
        self.here_documents.clear()

    def _word(self) -> None:
        start = self.place
        parts: list[Part] = []
        unclosed: str | None = None
        while self.place < len(self.text) and self.text[self.place] not in _BREAKS and unclosed is None:
            unclosed = self._part(parts)
        text = self.text[start : self.place]
        if unclosed is not None:
            self.found.append(Token("unclosed", unclosed, start, self.place))
        else:
            self.found.append(Token("word", text, start, self.place, tuple(parts)))

    def _part(self, parts: list[Part]) -> str | None:
        """The next part of a word; returns the quote when nothing closes it."""
        text, place = self.text, self.place
        letter = text[place]
        # Most words have no letter with a meaning and are taken in one piece.
        if (plain := _PLAIN.match(text, place)) is not None:
            parts.append(Literal(plain[0]))
            self.place = plain.end()
        elif letter == "'":
            return self._single_quoted(parts)
        elif letter == '"':
            return self._double_quoted(parts)
        elif letter == "\\":
            # A line end behind a backslash vanishes, inside a word too.
            if not text.startswith("\\\n", place):
                # A backslash at the script's end stands for itself.
                parts.append(Literal(text[place + 1 : place + 2] or "\\", quoted=True))
            self.place += 2
        elif letter in "$`":
            self._expansion(parts, quoted=False)
        # No namespace has files: a pattern would stay as it is in bash, and surprise; "[" without "]" is a letter.
        elif letter in "*?" or (letter == "[" and "]" in _rest_of_word(text, place)):
            parts.append(Refused(f"the pattern {letter!r} for file names", "the names themselves, or quotes around it"))
            self.place += 1
        # Before lists in braces, as both begin alike.
        elif letter == "{" and (match := _RANGE.match(text, place)) is not None:
            parts.append(_numbers(match[1], match[2], match[3]))
            self.place = match.end()
        elif letter == "{" and (end := _brace_end(text, place)) is not None:
            parts.append(Refused("braces with a list", "each word written out"))
            self.place = end
        # A brace that opens nothing, a "~" or "#" inside a word: plain letters.
        else:
            parts.append(Literal(letter))
            self.place += 1
        return None

    def _unclosed(self, quote: str) -> str:
        # bash would read on to the script's end; one line is lost here, so that the others are still carried out.
        end = self.text.find("\n", self.place)
        self.place = len(self.text) if end < 0 else end
        return quote

    def _single_quoted(self, parts: list[Part]) -> str | None:
        end = self.text.find("'", self.place + 1)
        if end < 0:
            return self._unclosed("'")
        parts.append(Literal(self.text[self.place + 1 : end], quoted=True))
        self.place = end + 1
        return None

    def _double_quoted(self, parts: list[Part]) -> str | None:
        start = self.place
        self.place += 1
        # "" is a word, though an empty one.
        inner: list[Part] = [Literal("", quoted=True)]
        while self.place < len(self.text):
            letter = self.text[self.place]
            if letter == '"':
                self.place += 1
                parts += inner
                return None
            # Inside double quotes a backslash is special before these five only (POSIX XCU 2.2.3).
            if letter == "\\" and self.text[self.place + 1 : self.place + 2] in ("$", "`", '"', "\\", "\n"):
                escaped = self.text[self.place + 1]
                inner.append(Literal("" if escaped == "\n" else escaped, quoted=True))
                self.place += 2
            elif letter in "$`":
                self._expansion(inner, quoted=True)
            else:
                end = min(
                    (at for at in (self.text.find(stop, self.place + 1) for stop in '"\\$`') if at >= 0), default=-1
                )
                end = len(self.text) if end < 0 else end
                inner.append(Literal(self.text[self.place : end], quoted=True))
                self.place = end
        self.place = start
        return self._unclosed('"')

    def _expansion(self, parts: list[Part], quoted: bool) -> None:
        text, place = self.text, self.place
        if text[place] == "`":
            end = text.find("`", place + 1)
            self.place = len(text) if end < 0 else end + 1
            parts.append(_COMMAND_SUBSTITUTION)
        # Before "$(": both begin alike.
        elif text.startswith("$((", place) and text.startswith(")", end := _closing(text, place + 2, "(", ")")):
            parts.append(Arithmetic(text[place + 3 : end - 1], quoted))
            self.place = end + 1
        elif (match := _SEQUENCE.match(text, place)) is not None:
            numbers = [int(number) for number in match.groups() if number is not None]
            # seq LAST counts from 1; of three numbers the middle one is the step.
            first, last = (1, numbers[0]) if len(numbers) == 1 else (numbers[0], numbers[-1])
            parts.append(Numbers(first, last, numbers[1] if len(numbers) == 3 else 1, True, quoted))
            self.place = match.end()
        # Any other command's output would need the network while words are expanded.
        elif text.startswith("$(", place):
            self.place = _closing(text, place + 1, "(", ")")
            parts.append(_COMMAND_SUBSTITUTION)
        elif text.startswith("${", place):
            self._braced_variable(parts, quoted)
        elif (name := _NAME.match(text, place + 1)) is not None:
            parts.append(Variable(name[0], quoted, bare=not quoted))
            self.place = name.end()
        elif text[place + 1 : place + 2] and text[place + 1] in SPECIAL_PARAMETERS:
            parts.append(_special(text[place + 1], quoted))
            self.place += 2
        # ANSI-C and locale quotes; inside double quotes the dollar is a letter.
        elif text[place + 1 : place + 2] in ("'", '"') and not quoted:
            parts.append(Refused(f"the quotes ${text[place + 1]}", "plain quotes"))
            self.place += 1
        # A dollar that no name follows.
        else:
            parts.append(Literal("$", quoted))
            self.place += 1

    def _braced_variable(self, parts: list[Part], quoted: bool) -> None:
        end = _closing(self.text, self.place + 1, "{", "}")
        inner = self.text[self.place + 2 : end - 1]
        self.place = end
        match = re.fullmatch(r"([A-Za-z_][A-Za-z0-9_]*)(?:(:?-)([^$`\\\"']*))?", inner)
        if match is not None:
            parts.append(Variable(match[1], quoted, match[3], match[2] == "-"))
        elif len(inner) == 1 and inner in SPECIAL_PARAMETERS:
            parts.append(_special(inner, quoted))
        else:
            parts.append(Refused(f"${{{inner[:20]}}}", "${NAME}, or ${NAME:-TEXT}"))


_COMMAND_SUBSTITUTION = Refused("the output of a command as words, $(…)", "the words themselves")


def _special(letter: str, quoted: bool) -> Part:
    if letter == "?":
        return Variable("?", quoted)
    # Empty, as in a script that is run without arguments.
    if letter in "@*123456789":
        return Literal("", quoted)  # a lab has no arguments
    if letter == "#":
        return Literal("0", quoted)
    return Refused(f"${letter}", "the value itself")


def _numbers(first: str, last: str, step: str | None) -> Numbers:
    # bash takes the direction from the two ends and a step of 0 for 1.
    size = abs(int(step)) or 1 if step else 1
    # One end with a zero in front gives all numbers the width of the longer end (braces.c:expand_seqterm()).
    padded = any(re.match(r"-?0\d", end) for end in (first, last))
    width = max(len(first), len(last)) if padded else 0
    return Numbers(int(first), int(last), size if int(first) <= int(last) else -size, width=width)


def _rest_of_word(text: str, place: int) -> str:
    match = re.compile(r"\S*").match(text, place + 1)
    return match[0] if match else ""


def _brace_end(text: str, place: int) -> int | None:
    """The place behind a list in braces, which has a comma and no blank; None for other braces."""
    match = re.compile(r"\{[^\s{}]*,[^\s{}]*\}").match(text, place)
    return match.end() if match else None


def _closing(text: str, place: int, opening: str, closing: str) -> int:
    """The place behind the bracket closing the one at ``place``; the line's end when there is none."""
    depth = 0
    # Bounded, so that a script full of open brackets is read in linear time.
    for at in range(place, min(len(text), place + FARTHEST)):
        if text[at] == opening:
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if depth == 0:
                return at + 1
    end = text.find("\n", place)
    return len(text) if end < 0 else end
