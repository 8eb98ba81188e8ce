"""The text of ``traceroute`` about a probe's answer (Dmitry Butskoy's, 2.1.2)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.tools.lib.resolver import name_of
from pingproof.simulator.wire.icmp import IcmpType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.simulator.userland.traceroute.probe import Probe

_UNREACHABLE = {
    0: "!N",
    1: "!H",
    2: "!P",
    3: "",  # the port: the destination itself answers
    4: "!F-{info}",
    5: "!S",
    6: "!N",
    7: "!H",
    8: "!N",
    9: "!X",
    10: "!X",
    11: "!N",
    12: "!H",
    13: "!X",
    14: "!V",
    15: "!C",
}


def annotation(kind: int, code: int, info: int) -> str | None:
    """The mark behind the time for an ICMP error; None for "time to live exceeded", which does not end the trace.

    >>> annotation(3, 4, 1400), annotation(3, 3, 0), annotation(11, 0, 0), annotation(12, 0, 0)
    ('!F-1400', '', None, '!<12-0>')
    """
    if kind == IcmpType.TIME_EXCEEDED and code == 0:
        return None
    if kind == IcmpType.DEST_UNREACH:
        return _UNREACHABLE.get(code, f"!<{code}>").format(info=info)
    return f"!<{kind}-{code}>"


def probe_text(probes: Sequence[Probe], index: int, per_hop: int, numeric: bool) -> str:
    """The text of one probe: the hop's number if it is the hop's first, a new answerer's name, the time."""
    probe, place = probes[index], index % per_hop
    text = f"\n{index // per_hop + 1:2d} " if place == 0 else ""
    if probe.address is None:
        text += " *"
    elif shows_address(probes, index, per_hop):
        text += " " + _address(probe.address, numeric)
    if probe.received is not None:
        text += f"  {(probe.received - (probe.sent or 0)) / 1_000_000:.3f} ms"
    return text + (f" {probe.annotation}" if probe.annotation else "")


def shows_address(probes: Sequence[Probe], index: int, per_hop: int) -> bool:
    """Whether the answerer is printed: unless the last answer of the same hop came from the same address."""
    before = (probes[at].address for at in range(index - 1, index - index % per_hop - 1, -1))
    answered = next((address for address in before if address is not None), None)
    return answered is None or answered != probes[index].address


def _address(address: IPv4Address, numeric: bool) -> str:
    return str(address) if numeric else f"{name_of(address) or address} ({address})"
