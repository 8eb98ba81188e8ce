"""iproute2's command lines: words one after the other, keywords shortened to any prefix.

``Arguments`` is the cursor that iproute2 moves with ``NEXT_ARG``; the functions raise what its ``invarg``, ``duparg``
and ``incomplete_command`` print (lib/utils.c). All of them end the tool with exit code 255.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pingproof.simulator.errors import UsageError
from pingproof.simulator.live import live

WRONG = 255
"""``exit(-1)``: what most mistakes end ``ip`` and ``bridge`` with."""


@live
class Arguments:
    """The words of a command, and the position of the next one."""

    words: Sequence[str]
    position: int = 0

    @property
    def more(self) -> bool:
        """Whether a word is left."""
        return self.position < len(self.words)

    @property
    def word(self) -> str:
        """The next word, not yet taken."""
        return self.words[self.position]

    @property
    def rest(self) -> Sequence[str]:
        """All words that are left."""
        return self.words[self.position :]

    def take(self) -> str:
        """The next word; there must be one."""
        word = self.words[self.position]
        self.position += 1
        return word

    def value(self) -> str:
        """The word after a keyword (``NEXT_ARG``).

        Raises UsageError when the line ends there.
        """
        if not self.more:
            raise UsageError('Command line is not complete. Try option "help"\n', WRONG)
        return self.take()


def matches(word: str, *keywords: str) -> bool:
    """Whether ``word`` is a keyword or its beginning (lib/utils.c:matches())."""
    return bool(word) and any(keyword.startswith(word) for keyword in keywords)


def color_option(option: str) -> str | None:
    """``matches_color``: when colours are wanted (``-c``, ``-color=auto``), None for another option (lib/color.c)."""
    keyword, equals, when = option.partition("=")
    if not matches(keyword, "-color"):
        return None
    if not equals:
        return "always"
    # Another word behind "=" makes it no option at all, which main() then complains of.
    return when if when in ("always", "auto", "never") else None


def wrong(argument: str, message: str) -> UsageError:
    """The error about an argument with a bad value (``invarg``)."""
    return UsageError(f'Error: argument "{argument}" is wrong: {message}\n', WRONG)


def duplicate(key: str, argument: str) -> UsageError:
    """The error about a key typed twice (``duparg``)."""
    return UsageError(f'Error: duplicate "{key}": "{argument}" is the second value.\n', WRONG)


def garbage(key: str, argument: str) -> UsageError:
    """The error about a word that is no keyword, where the key's value is known already (``duparg2``)."""
    return UsageError(f'Error: either "{key}" is duplicate, or "{argument}" is a garbage.\n', WRONG)


def unknown_command(word: str, tool: str) -> UsageError:
    """The error about an unknown subcommand of an object."""
    return UsageError(f'Command "{word}" is unknown, try "{tool} help".\n', WRONG)


_NUMBER = re.compile(r"\s*([+-]?)(?:(0[xX][0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))")
_DECIMAL = re.compile(r"\s*([+-]?)(\d+)")


def strtol(text: str, base: int = 0) -> tuple[int, str] | None:
    """The number at the start of ``text`` and the rest behind it, as C's ``strtol`` reads; None without a digit."""
    if base == 10:
        match = _DECIMAL.match(text)
        return (int(match[1] + match[2]), text[match.end() :]) if match else None
    if base == 16:
        match = re.match(r"\s*([+-]?)(?:0[xX](?=[0-9a-fA-F]))?([0-9a-fA-F]+)", text)
        return (int(match[1] + match[2], 16), text[match.end() :]) if match else None
    match = _NUMBER.match(text)
    if match is None:
        return None
    sign, hexadecimal, octal, decimal = match.groups()
    number = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal)
    return (-number if sign == "-" else number), text[match.end() :]


def integer(text: str, base: int = 0) -> int | None:
    """The signed number of 32 bits that a whole word is (``get_integer``); None for any other word."""
    parsed = strtol(text, base)
    if parsed is None or parsed[1] or not -(2**31) <= parsed[0] < 2**31:
        return None
    return parsed[0]


def unsigned(text: str, bits: int = 32, base: int = 0) -> int | None:
    """The unsigned number that a word is (``get_u32``, ``get_u16``, ``get_u8``); None for other words."""
    parsed = strtol(text, base)
    if parsed is None or parsed[1] or not 0 <= parsed[0] < 2**bits:
        return None
    return parsed[0]


def strtoui(word: str, least: int, most: int) -> int | None:
    """The number in a range that a whole word is, in any base C reads (``xtables_strtoui``); None for other words."""
    parsed = strtol(word)
    # strtoul(3) would wrap a negative number; xtables_strtoul() refuses the sign.
    if parsed is None or parsed[1] or not least <= parsed[0] <= most or word.strip().startswith("-"):
        return None
    return parsed[0]


def on_off(key: str, word: str) -> bool:
    """``on`` or ``off`` in full (ip/iplink.c:on_off(); exit code 1)."""
    if word not in ("on", "off"):
        raise UsageError(f'Error: argument of "{key}" must be "on" or "off", not "{word}"\n', 1)
    return word == "on"


def parse_on_off(word: str) -> bool | None:
    """``on`` or ``off``, shortened or not (lib/utils.c:parse_on_off()): ``o`` is off, None is neither."""
    # off first: parse_one_of() tries its list in that order.
    return False if matches(word, "off") else True if matches(word, "on") else None


def not_on_or_off(key: str, word: str, exit_code: int) -> UsageError:
    """The error of ``parse_on_off`` about a word that is neither."""
    return UsageError(f'Error: argument of "{key}" must be one of "off", "on", not "{word}"\n', exit_code)


def atoi(word: str) -> int:
    """The number at the start of a word as C's ``atoi`` reads it; 0 without one."""
    parsed = strtol(word, 10)
    return parsed[0] if parsed else 0


def check_interface_name(word: str) -> bool:
    """Whether a word may be a device's name (``check_ifname``)."""
    # IFNAMSIZ is 16 with the closing NUL.
    return len(word.encode()) < 16 and check_alternative_name(word)


def check_alternative_name(word: str) -> bool:
    """Whether a word may be a device's alternative name, which may have any length (``check_altifname``)."""
    return bool(word) and not any(letter == "/" or letter.isspace() for letter in word)


def keywords(*pairs: tuple[str, object]) -> list[str]:
    """The words of the keywords that have a value: ``("dev", "eth0"), ("metric", None)`` is ``dev eth0``."""
    return [word for key, value in pairs if value is not None for word in (key, str(value))]
