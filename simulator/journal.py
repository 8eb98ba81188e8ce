"""What happened, in order, each decision with its reason.

The stack notes an ``Event`` wherever the kernel decides something. An event is typed: which kernel function, which
``Decision``, which row decided it (a route, a neighbour, an FDB entry, a rule, a sysctl). Text is made where a person
reads it: ``--explain``, the drawings, the handouts and the comparison are views of the journal, and none of them
decides anything again.

Events that belong together share a packet's way: each ``SkBuff`` has a number, and names the number of the one that
caused it (the ARP request that a ping's echo made necessary, the reply that an echo request called forth).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.wire.ethernet import Frame
    from pingproof.simulator.wire.ipv4 import Ipv4


class Decision(Enum):
    """What the kernel did at a step. A closed set: the lesson has a sentence for each, in both languages."""

    TRANSMIT = "transmit"  # a frame leaves through a device
    RECEIVE = "receive"  # a frame arrives on a device
    DELIVER = "deliver"  # a packet reaches the host itself
    TO_SOCKET = "to-socket"  # a program may read it
    FORWARD = "forward"  # a packet is for another host and goes on
    ROUTE = "route"  # a route was chosen
    NO_ROUTE = "no-route"  # no route leads there
    OUTPUT = "output"  # the host sends a packet of its own
    FRAGMENT = "fragment"  # a packet is cut into pieces
    REASSEMBLE = "reassemble"  # the pieces are whole again
    RESOLVE = "resolve"  # a MAC address is asked for
    NEIGHBOUR_KNOWN = "neighbour-known"  # the table had the MAC address
    NEIGHBOUR_LEARNED = "neighbour-learned"
    NEIGHBOUR_FAILED = "neighbour-failed"
    ARP_REPLY = "arp-reply"  # the host answers for an address of its own
    ARP_IGNORE = "arp-ignore"  # the host does not answer
    FDB_LEARNED = "fdb-learned"
    BRIDGE_FORWARD = "bridge-forward"  # the bridge knew the port
    BRIDGE_FLOOD = "bridge-flood"  # the bridge did not know it
    BRIDGE_UP = "bridge-up"  # the frame is for the bridge's own address
    RULE_MATCHED = "rule-matched"  # an iptables rule took the packet
    POLICY = "policy"  # no rule did; the chain's policy decides
    NAT = "nat"  # an address or port was rewritten
    CONNTRACK_NEW = "conntrack-new"
    CONNTRACK_KNOWN = "conntrack-known"
    ICMP_SEND = "icmp-send"  # the host reports an error or answers
    ICMP_SUPPRESSED = "icmp-suppressed"  # it would report, and must not
    ICMP_LOST = "icmp-lost"  # it would report, and the packet's route was taken away while it waited
    REDIRECT_LEARNED = "redirect-learned"
    PMTU_LEARNED = "pmtu-learned"
    NOT_MODELLED = "not-modelled"  # something on the way could change it that this model does not know
    DROP = "drop"


class Row(Protocol):
    """A table's row that decided: ``tools.row_line.row_line`` prints it as the user would list it."""

    def __str__(self) -> str: ...


@value
class Event:
    """One decision. ``layer`` is the kernel function's name; ``drop`` is set exactly when the decision is ``DROP``.

    ``row`` is the frozen row that decided; ``led_by`` the row that led to it (the ``ip rule`` before the route);
    ``before`` and ``packet`` show what a rewrite changed; ``skb`` numbers the packet, ``cause`` the one it came from.
    """

    time: int
    namespace: str
    device: str
    layer: str
    decision: Decision
    packet: Frame | Ipv4 | None = None
    row: Row | None = None
    led_by: Row | None = None
    before: Frame | Ipv4 | None = None
    drop: DropReason | None = None
    skb: int = 0
    cause: int | None = None


@dataclass(slots=True)
class Journal:
    """The events so far. With ``listening`` off nothing is kept and noting costs one test."""

    events: list[Event] = field(default_factory=list)
    listening: bool = True

    def note(self, event: Event) -> None:
        """Keep an event."""
        if self.listening:
            self.events.append(event)

    def since(self, mark: int) -> Iterator[Event]:
        """The events after the first ``mark`` ones (take ``len(journal.events)`` as a mark)."""
        return iter(self.events[mark:])
