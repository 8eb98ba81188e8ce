"""``-m physdev`` (libxt_physdev.c, xt_physdev.c): the bridge ports of a packet that br_netfilter shows to iptables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, MatchExtension, Option, Syntax, negation
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Packet, Predicate
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification


@value
class PhysdevMatch:
    """One option: a port's name, or whether there is such a port."""

    option: str
    name: str
    inverted: bool

    def matches(self, packet: Packet) -> bool:
        """Compare a port's name, or its presence."""
        incoming, outgoing = packet.physical_input, packet.physical_output
        match self.option:
            case "physdev-in":
                found = _is_named(incoming, self.name)
            case "physdev-out":
                if packet.bridged and outgoing is None:
                    return False  # inverted or not, unlike for a packet that no bridge has seen
                found = _is_named(outgoing, self.name)
            case "physdev-is-in":
                found = incoming is not None
            case "physdev-is-out":
                found = outgoing is not None
            case _:
                found = incoming is not None and outgoing is not None
        return found is not self.inverted


def _is_named(port: str | None, name: str) -> bool:
    if port is None:
        return False
    return port.startswith(name[:-1]) if name.endswith("+") else port == name


def _compile(match: Match, specification: RuleSpecification) -> Sequence[Predicate]:
    return [PhysdevMatch(option, words[0] if words else "", inverted) for option, words, inverted in match.options]


def _stands_at(match: Match, hook: Hook) -> bool:
    """Whether the match may be used at a hook: in OUTPUT only bridged packets have an output port already."""
    said = {option for option, _, _ in match.options}
    return hook is not Hook.OUTPUT or "physdev-is-bridged" in said or not said & {"physdev-out", "physdev-is-out"}


def _interface(word: str, protocol: str | None) -> str:
    return values.interface(word)


def _listing(match: Match, style: ListStyle) -> str:
    text = " PHYSDEV match"
    for option, words, inverted in match.options:
        text += f"{negation(inverted)} --{option}" + "".join(f" {word}" for word in words)
    return text


EXTENSION = MatchExtension(
    "physdev",
    Syntax(
        (
            Option("physdev-is-in", 0, None, True),
            Option("physdev-in", 1, _interface, True),
            Option("physdev-is-out", 0, None, True),
            Option("physdev-out", 1, _interface, True),
            Option("physdev-is-bridged", 0, None, True),
        ),
        needs="PHYSDEV: no physdev option specified",
    ),
    _compile,
    _listing,
    stands_at=_stands_at,
    examples=("-m physdev --physdev-in veth1 --physdev-is-bridged", "-m physdev ! --physdev-out veth+"),
)
