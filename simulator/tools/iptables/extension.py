"""What a match or a target of ``iptables`` is to its command line: options, what they take and what must be said."""

from __future__ import annotations

from collections.abc import Callable

from pingproof.simulator.tools.iptables import values
from pingproof.simulator.tools.iptables.values import problem
from pingproof.simulator.value import value

MatchOption = tuple[str, tuple[str, ...], bool]
Convert = Callable[[str, "str | None"], "str | None"]
"""From the word as typed, and the rule's protocol, to the text in canonical form; None leaves the option out."""


@value
class Option:
    """An option of a match or a target: how many words it takes, and what becomes of them."""

    name: str
    takes: int = 1
    convert: Convert | None = None
    invertible: bool = False
    aliases: tuple[str, ...] = ()


@value
class Extension:
    """A match or a target: its options in the order in which they are printed, and what must be said.

    ``alternatives`` are options of which one at most may stand; ``needs`` is what is said when no option does.
    """

    name: str
    options: tuple[Option, ...] = ()
    required: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    needs: str = ""
    finish: Callable[[list[MatchOption]], list[MatchOption] | None] | None = None


def bad_value(extension: str, option: str, low: int, high: int, near: str = "") -> Exception:
    """``xtopt_parse_int``'s complaint."""
    where = f' near "{near}"' if near else ""
    return problem(f'{extension}: bad value for option "--{option}"{where}, or out of range ({low}-{high}).\n')


def whole(extension: str, option: str, low: int, high: int, shown: str = "d") -> Convert:
    """A number in a range."""

    def convert(word: str, protocol: str | None) -> str:
        value = values.number(word, low, high)
        if value is None:
            raise bad_value(extension, option, low, high)
        return f"{value:{shown}}" if shown != "x2" else f"0x{value:02x}"

    return convert


TOS_NAMES = {
    "minimize-delay": 0x10, "maximize-throughput": 0x08, "maximize-reliability": 0x04, "minimize-cost": 0x02,
    "normal-service": 0x00,
}  # fmt: skip


def tos_value(word: str) -> tuple[int, int]:
    """``VALUE[/MASK]`` or a name, which leaves ECN's bits alone (xtables: tos_values.c)."""
    if word.lower() in TOS_NAMES:
        return TOS_NAMES[word.lower()], 0x3F
    value_text, slash, mask_text = word.partition("/")
    value = values.number(value_text, 0, 255)
    mask = values.number(mask_text, 0, 255) if slash else 0xFF
    if value is None or mask is None:
        numeric = word[:1].isdigit() and not word.isdigit()
        raise problem(f'Illegal value: "{word}"' if numeric else f'Symbolic name "{word}" is unknown')
    return value, mask


DSCP_CLASSES = {
    **{f"CS{number}": number * 8 for number in range(8)}, "BE": 0, "EF": 0x2E,
    **{f"AF{group}{drop}": group * 8 + drop * 2 for group in range(1, 5) for drop in range(1, 4)},
}  # fmt: skip


def dscp_class(word: str, protocol: str | None) -> str:
    """A class's name as its number."""
    if word.upper() not in DSCP_CLASSES:
        raise problem(f"Invalid DSCP value `{word}'")
    return f"0x{DSCP_CLASSES[word.upper()]:02x}"
