"""Probes of ``traceroute``, their time to wait, and the probe to which a late final answer belongs
(Dmitry Butskoy's traceroute 2.1.2, ``get_timeout`` and ``check_expired``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.ipv4.inet_sock import Socket

PRECISION = MILLISECOND
"""DEF_WAIT_PREC (ns): added to a round trip before the multiplication."""


@dataclass(slots=True)
class Probe:
    """``struct probe``: ``sent`` and ``received`` are times (ns), ``final`` when its answer ends the trace."""

    sent: int | None = None
    received: int | None = None
    done: bool = False
    final: bool = False
    address: IPv4Address | None = None
    sequence: int = 0
    sock: Socket | None = None
    annotation: str = ""
    received_ttl: int = 0

    @property
    def trip(self) -> int:
        """The round trip (ns); 0 without an answer."""
        if not self.done or self.received is None or self.sent is None:
            return 0
        return self.received - self.sent


@value
class Patience:
    """``-w MAX,HERE,NEAR``: nanoseconds at most, and round trips of a probe of the same or a later hop."""

    longest: int
    here: float
    near: float


def timeout(probes: Sequence[Probe], index: int, per_hop: int, patience: Patience) -> int:
    """Time (ns) after sending at which a probe is given up."""
    first = index - index % per_hop
    same_hop = (probe.trip for probe in probes[first : first + per_hop])
    if patience.here and (trip := next((trip for trip in same_hop if trip > 0), 0)):
        return min(int((trip + PRECISION) * patience.here), patience.longest)
    if patience.near:
        for probe in _sent_after(probes, index):
            if probe.trip > 0:
                return min(int((probe.trip + PRECISION) * patience.near), patience.longest)
    return patience.longest


def _sent_after(probes: Sequence[Probe], index: int) -> list[Probe]:
    after = probes[index + 1 :]
    end = next((at for at, probe in enumerate(after) if probe.sent is None), len(after))
    return list(after[:end])


def hops_back(ttl: int) -> int:
    """Hops behind a packet whose first TTL was 64, 128 or 255.

    >>> hops_back(63), hops_back(255)
    (2, 1)
    """
    return (65 if ttl <= 64 else 129 if ttl <= 128 else 256) - ttl


def settle_expired(probes: list[Probe], index: int, per_hop: int) -> None:
    """Settle an expired probe: a later probe's final answer belonging to it is moved here.

    A destination that reports only some of its errors would otherwise seem to be hops farther away.
    """
    first = index - index % per_hop
    earlier = probes[first:index]
    # A router that answered another probe of this hop is not the destination.
    if any(not probe.done or not probe.final for probe in earlier):
        return
    later = next((probe for probe in _sent_after(probes, index) if probe.done), None)
    # Only an answer with an annotation (!X, !N …) may be meant: those are sent at a limited rate.
    if later is None or not later.final or not later.annotation:
        return
    distance = next(at for at, probe in enumerate(probes) if probe is later) - index
    # Is it this hop's? Yes, if it came for one of its probes, from an address met before, or from no farther away.
    same_hop = bool(earlier) or index % per_hop + distance < per_hop
    known = any(probe.address is not None and probe.address == later.address for probe in probes[:index])
    if same_hop or known or (later.received_ttl and _came_from_here(probes, index, per_hop, later)):
        probes[index] = Probe(**{name: getattr(later, name) for name in Probe.__slots__})
        probes[index + distance] = Probe(sent=1)  # sent long ago: it expires in its turn


def _came_from_here(probes: Sequence[Probe], index: int, per_hop: int, later: Probe) -> bool:
    """Whether the answer's own TTL shows a sender no farther than this hop."""
    back = hops_back(later.received_ttl)
    for at in range(index - 1, -1, -1):
        probe = probes[at]
        if probe.done and not probe.final and probe.received_ttl:
            hops = hops_back(probe.received_ttl)
            if hops < back:
                back = back - hops + at // per_hop + 1
                break
    return back <= index // per_hop + 1
