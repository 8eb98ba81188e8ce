"""The colours of ``ip -c`` on a dark or unknown background (iproute2/lib/color.c).

iproute2 paints a word together with the space behind it, so a painted word ends with its space and its reset.
"""

from __future__ import annotations

from collections.abc import Sequence

MAGENTA, CYAN, YELLOW, CLEAR = "\x1b[35m", "\x1b[36m", "\x1b[33m", "\x1b[0m"


def _word(text: str, paint: str, color: bool) -> str:
    return f"{paint}{text} {CLEAR}" if color else text


def inet_word(text: str, color: bool) -> str:
    """An IPv4 address as a word of a sentence."""
    return _word(text, MAGENTA, color)


def device_word(text: str, color: bool) -> str:
    """A device's name as a word of a sentence."""
    return _word(text, CYAN, color)


def mac_word(text: str, color: bool) -> str:
    """A MAC as a word of a sentence."""
    return _word(text, YELLOW, color)


def inet_ink(text: str, color: bool) -> str:
    """An IPv4 address that no space follows."""
    return f"{MAGENTA}{text}{CLEAR}" if color else text


def device_ink(text: str, color: bool) -> str:
    """A device's name that no space follows within the colour."""
    return f"{CYAN}{text}{CLEAR}" if color else text


def mac_ink(text: str, color: bool) -> str:
    """A MAC that no space follows."""
    return f"{YELLOW}{text}{CLEAR}" if color else text


def sentence(words: Sequence[str]) -> str:
    """The words with a space behind each; a painted one brings its own."""
    return "".join(word if word.endswith(CLEAR) else word + " " for word in words)
