"""GNU ``getopt_long``: options and operands in any order, long options shortened, its own error lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from pingproof.simulator.live import live


class BadOption(Exception):
    """An error of getopt, ``text`` being the part behind ``PROGRAM: ``; ``option`` the letter or long option."""

    def __init__(self, text: str, option: str) -> None:
        super().__init__(text)
        self.text = text
        self.option = option


@live
class Options:
    """Options of a command line: iterating gives (letter or long name, value or None), and fills ``operands``.

    ``short`` is getopt's string of letters (``c:`` takes a value, ``p::`` may); ``long`` maps a long option's name to
    the letter or name to be given back and to 0, 1 or 2: no value, a value, perhaps one. With ``permute`` off the first
    operand ends the options, as a ``+`` before the letters does.
    """

    words: Sequence[str]
    short: str
    long: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    permute: bool = True
    operands: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[str, str | None]]:
        left = list(self.words)
        while left:
            word = left.pop(0)
            if word == "--":
                self.operands += left
                return
            if word.startswith("--"):
                yield self._long(word, left)
            elif word.startswith("-") and word != "-":
                yield from self._short(word[1:], left)
            else:
                # GNU getopt goes on behind an operand, unless POSIXLY_CORRECT or "+" stops it.
                self.operands.append(word)
                if not self.permute:
                    self.operands += left
                    return

    def _long(self, word: str, left: list[str]) -> tuple[str, str | None]:
        name, equals, value = word[2:].partition("=")
        # The whole name wins over longer ones that begin so.
        names = [name] if name in self.long else [full for full in self.long if full.startswith(name)]
        # Ambiguous only if the candidates differ in what they do (getopt_long(3)).
        if len({self.long[full] for full in names}) != 1:
            if not names:
                raise BadOption(f"unrecognized option '{word}'", word)
            choices = "".join(f" '--{full}'" for full in names)
            raise BadOption(f"option '{word}' is ambiguous; possibilities:{choices}", word)
        key, takes = self.long[names[0]]
        if equals:
            if not takes:
                raise BadOption(f"option '--{names[0]}' doesn't allow an argument", key)
            return key, value
        # An optional value of a long option stands behind "=" only.
        if takes != 1:
            return key, None
        if not left:
            raise BadOption(f"option '--{names[0]}' requires an argument", key)
        return key, left.pop(0)

    def _short(self, letters: str, left: list[str]) -> Iterator[tuple[str, str | None]]:
        while letters:
            letter, letters = letters[0], letters[1:]
            place = self.short.find(letter)
            # The two are marks in the string of letters, never options.
            if place < 0 or letter in ":;":
                raise BadOption(f"invalid option -- '{letter}'", letter)
            colons = self.short[place + 1 : place + 3]
            if not colons.startswith(":"):
                yield letter, None
            # The rest of the word is the value, be it empty for an optional one.
            elif letters or colons == "::":
                yield letter, letters or None
                return
            elif left:
                yield letter, left.pop(0)
                return
            else:
                raise BadOption(f"option requires an argument -- '{letter}'", letter)
