"""Widths of text in points, without a renderer: DejaVu's advance widths, and one em for a Chinese character.

DejaVu comes with matplotlib and is among the widest faces of its kind: where a browser takes another face, text of
these widths fits as well. A test compares these widths with those of rendered text.
"""

from __future__ import annotations

from functools import cache
from unicodedata import combining, east_asian_width

_REGULAR = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 "
    "838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 "
    "685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 "
    "392 634 592 818 592 592 525 636 337 636 838"
)
_BOLD = (
    "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 "
    "838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 "
    "771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 "
    "478 712 652 924 645 652 582 712 365 712 838"
)
FIRST = 32
"""Code of the first character in the tables: the space."""
SANS = tuple(int(width) / 1000 for width in _REGULAR.split())
SANS_BOLD = tuple(int(width) / 1000 for width in _BOLD.split())
MONO = 0.602
"""Width of every character of DejaVu Sans Mono (em)."""


@cache
def text_width(text: str, size: float, *, mono: bool = False, bold: bool = False) -> float:
    """The width of a line of text in points.

    >>> round(text_width("ns1", 10, mono=True), 1)
    18.1
    >>> text_width("网桥", 10)
    20
    """
    table = SANS_BOLD if bold else SANS
    return size * sum(_advance(char, mono, table) for char in text)


def _advance(char: str, mono: bool, table: tuple[float, ...]) -> float:
    if combining(char):
        return 0
    if east_asian_width(char) in "WF":
        return 1
    if mono:
        return MONO
    place = ord(char) - FIRST
    return table[place] if 0 <= place < len(table) else 1


def shorten(text: str, width: float, size: float, *, mono: bool = False, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if text_width(text, size, mono=mono, bold=bold) <= width:
        return text
    while text and text_width(text + "…", size, mono=mono, bold=bold) > width:
        text = text[:-1]
    return text + "…"
