"""A failed probe's cause, found in its trace: the first decision without which the probe would have succeeded.

``find_cause`` follows the first packet without an answer to the end of its way, then the answer back, and names the
decision there. A cause's sentence, in the reader's language, is in ``lesson/words``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.lesson.explain.trace import Hop, content_of
from pingproof.lesson.probe.cause import Cause
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.value import value
from pingproof.simulator.wire.arp import Arp, ArpOperation
from pingproof.simulator.wire.icmp import Icmp, IcmpType, UnreachableCode
from pingproof.simulator.wire.ipv4 import Ipv4
from pingproof.simulator.wire.udp import Udp

if TYPE_CHECKING:
    from pingproof.lesson.explain.trace import Trace
    from pingproof.simulator.journal import Event


@value
class Finding:
    """A cause with its event, and whether the probe or its answer was lost.

    ``circle`` names the namespaces that send a packet round, in order, the first again at the end.
    """

    cause: Cause
    event: Event | None = None
    on_the_way_back: bool = False
    circle: tuple[str, ...] = ()

    @property
    def packet(self) -> Ipv4 | Arp | None:
        """The packet of the event."""
        return content_of(self.event) if self.event is not None else None


CAUSE_OF: dict[DropReason, Cause | None] = {
    DropReason.NO_SOCKET: Cause.NOBODY_LISTENS,
    DropReason.OTHERHOST: Cause.WRONG_NEIGHBOUR,
    DropReason.IP_INNOROUTES: Cause.NO_ROUTE_ON_THE_WAY,
    DropReason.IP_OUTNOROUTES: Cause.NO_ROUTE,
    DropReason.IP_LOCAL_SOURCE: Cause.MARTIAN,
    DropReason.IP_LOCALNET: Cause.MARTIAN,
    DropReason.IP_INVALID_SOURCE: Cause.MARTIAN,
    DropReason.IP_INVALID_DEST: Cause.MARTIAN,
    DropReason.IP_RPFILTER: Cause.REVERSE_PATH,
    DropReason.UNICAST_IN_L2_MULTICAST: Cause.WRONG_NEIGHBOUR,
    DropReason.NETFILTER_DROP: Cause.DROPPED_BY_RULE,
    DropReason.NEIGH_FAILED: Cause.NEIGHBOUR_UNRESOLVED,
    DropReason.NEIGH_QUEUEFULL: Cause.NEIGHBOUR_UNRESOLVED,
    DropReason.NEIGH_CREATEFAIL: Cause.TABLE_FULL,
    DropReason.NEIGH_DEAD: Cause.NEIGHBOUR_UNRESOLVED,
    DropReason.PKT_TOO_BIG: Cause.TOO_BIG,
    DropReason.DEV_READY: Cause.DEVICE_DOWN,
    DropReason.FRAG_REASM_TIMEOUT: Cause.FRAGMENT_LOST,
    DropReason.INVALID_PROTO: None,
    DropReason.DUP_FRAG: Cause.FRAGMENT_LOST,
    DropReason.BRIDGE_INGRESS_STP_STATE: Cause.PORT_BLOCKED,
    DropReason.ARP_PVLAN_DISABLE: None,
    DropReason.TTL_EXPIRED: Cause.TTL_EXCEEDED,
    DropReason.FORWARDING_OFF: Cause.FORWARDING_OFF,
    DropReason.ROUTE_BLACKHOLE: Cause.ROUTE_FORBIDS,
    DropReason.ROUTE_UNREACHABLE: Cause.ROUTE_FORBIDS,
    DropReason.ROUTE_PROHIBIT: Cause.ROUTE_FORBIDS,
    DropReason.ECHO_IGNORED: Cause.ECHO_IGNORED,
    DropReason.NO_CARRIER: Cause.NO_CARRIER,
    DropReason.NO_BRIDGE_PORT: Cause.PORT_BLOCKED,
    DropReason.NOT_MODELLED: Cause.NOT_MODELLED,
    DropReason.ENDLESS_LOOP: Cause.ENDLESS_LOOP,
    DropReason.BRIDGE_PORT_LOCKED: Cause.PORT_BLOCKED,
    DropReason.GROUP_NOT_JOINED: Cause.NOBODY_LISTENS,
}
"""What a packet's drop means for the probe; None for the two that end no probe by themselves. In the enum's order."""

NOT_ASKED = frozenset({DropReason.OTHERHOST, DropReason.ARP_PVLAN_DISABLE})
"""Ends of an ARP request at a namespace that does not have the address asked for."""

WAY_BACK_LOST = frozenset({Cause.NO_ROUTE, Cause.NO_ROUTE_ON_THE_WAY})
"""Causes that are a missing way back when the answer is lost to them."""

LOST_AS_A_STRANGER = WAY_BACK_LOST | {Cause.FORWARDING_OFF, Cause.FORWARDING_LOOP, Cause.TTL_EXCEEDED}
"""Ends of an answer without a route to its destination: the request's source should have been translated."""


def find_cause(trace: Trace) -> Finding | None:
    """The cause of the first failed probe of the trace; None when every probe was answered."""
    roots = trace.roots
    # ping itself refused: no route from its source, or no such name.
    if not roots:
        return Finding(Cause.NOTHING_SENT)
    failed = next((root for root in roots if not _answered(trace, root)), None)
    return None if failed is None else _follow(trace, failed)


def _children(trace: Trace, number: int) -> list[int]:
    return list(dict.fromkeys(hop.packet for hop in trace.hops if hop.cause == number))


def _is_answer(trace: Trace, number: int, root: int) -> bool:
    """Whether a packet is the answer to ``root``: an echo's reply, or the "port unreachable" to a UDP probe."""
    question, answer = (trace.of_packet(each)[0].content for each in (root, number))
    if not isinstance(question, Ipv4) or not isinstance(answer, Ipv4):
        return False
    message = answer.transport
    if not isinstance(message, Icmp):
        return False
    if isinstance(question.transport, Udp):
        return message.type == IcmpType.DEST_UNREACH and message.code == UnreachableCode.PORT
    return message.type == IcmpType.ECHO_REPLY


def _answered(trace: Trace, root: int) -> bool:
    """Whether an answer to the packet reached a socket in the namespace of its sender."""
    origin = trace.of_packet(root)[0].namespace
    return any(
        event.decision is Decision.TO_SOCKET and event.namespace == origin
        for child in _children(trace, root)
        if _is_answer(trace, child, root)
        for hop in trace.of_packet(child)
        for event in hop.events
    )


def _follow(trace: Trace, root: int) -> Finding:
    """The finding on the packet's way out, or, where the packet arrived, on the way of its answer."""
    request = trace.of_packet(root)
    # The way out first: a request that was lost has no answer to look for.
    ended = _end_of(request)
    if ended is not None:
        return ended
    answers = [child for child in _children(trace, root) if _is_answer(trace, child, root)]
    for answer in answers:
        back = _end_of(trace.of_packet(answer))
        if back is not None:
            return _on_the_way_back(back, request)
    # Both ways lead on, and still no program was answered: nothing of the trace says why.
    return Finding(Cause.NO_ANSWER, request[-1].events[-1], bool(answers))


def _end_of(way: tuple[Hop, ...]) -> Finding | None:
    """The finding where a packet's way ends too soon: a drop, or a wait for a MAC address; None where it arrived."""
    # One copy at its goal is enough, whatever became of the flooded ones.
    if any(event.decision is Decision.TO_SOCKET for hop in way for event in hop.events):
        return None
    for hop in way:
        # Before the drops: the router that finds no route also drops, and the missing route is the cause.
        unreachable = next((event for event in hop.events if event.decision is Decision.NO_ROUTE), None)
        if unreachable is not None:
            return Finding(_no_route(hop, unreachable), unreachable)
        drop = hop.drop
        if drop is not None and not _is_stray_copy(drop, way):
            found = _explain_drop(hop, drop)
            # A TTL runs out on a way that is too long or on one that goes round; namespaces passed twice tell which.
            circle = _circle(way) if found.cause is Cause.TTL_EXCEEDED else ()
            return replace(found, cause=Cause.FORWARDING_LOOP, circle=circle) if circle else found
    last = way[-1]
    # The trace ends while ARP was asking: the packet is in the neighbour's queue, dropped by nobody yet.
    waits = last.exchange and not any(event.decision is Decision.TRANSMIT for event in last.events)
    return _unresolved(last) if waits else None


def _circle(way: tuple[Hop, ...]) -> tuple[str, ...]:
    """The namespaces that forward a packet to each other, from the first one passed twice."""
    passed = [hop.namespace for hop in way]
    for number, name in enumerate(passed):
        if name in passed[:number]:
            return tuple(passed[passed.index(name) : number + 1])
    return ()


def _is_stray_copy(drop: Event, way: tuple[Hop, ...]) -> bool:
    """Whether the drop ended a flooded copy for somebody else, while another copy went on."""
    # A flood reaches stations that are not meant, ports too narrow and devices that are down: no loss while one copy
    # goes on.
    if drop.drop not in (DropReason.OTHERHOST, DropReason.PKT_TOO_BIG, DropReason.DEV_READY):
        return False
    return any(
        event.decision is Decision.DELIVER or event.decision is Decision.FORWARD for event in way[-1].events
    ) or (drop.drop is DropReason.OTHERHOST and way[-1].drop is not drop)


def _no_route(hop: Hop, event: Event) -> Cause:
    if event.row is not None:
        return Cause.ROUTE_FORBIDS
    return Cause.NO_ROUTE if not hop.incoming else Cause.NO_ROUTE_ON_THE_WAY


def _explain_drop(hop: Hop, drop: Event) -> Finding:
    assert drop.drop is not None
    cause = CAUSE_OF[drop.drop] or Cause.NO_ANSWER
    # ARP's failure is where the packet ended; the reason is where the request or its reply did.
    if drop.drop in (DropReason.NEIGH_FAILED, DropReason.NEIGH_DEAD):
        return _unresolved(hop)
    if drop.drop is DropReason.IP_OUTNOROUTES and hop.incoming:
        cause = Cause.NO_ROUTE_ON_THE_WAY
    if cause is Cause.DROPPED_BY_RULE:
        return Finding(_rule_cause(hop, drop), drop)
    return Finding(cause, drop)


def _rule_cause(hop: Hop, drop: Event) -> Cause:
    """The cause behind iptables' drop: a rule with DROP, a rule with REJECT, or a policy."""
    if drop.row is not None and " REJECT" in f" {row_line(drop.row)}":
        return Cause.REJECTED_BY_RULE
    # The drop and the policy's decision have the same row; only the decision's event says which of both it was.
    decided = next((event for event in reversed(hop.events) if event.row == drop.row and event is not drop), None)
    return Cause.DROPPED_BY_POLICY if decided and decided.decision is Decision.POLICY else Cause.DROPPED_BY_RULE


def _unresolved(hop: Hop) -> Finding:
    """Why the ARP request before a packet had no reply: the end of the request, or of the reply."""
    for nested in hop.exchange:
        # A namespace that has the address and does not reply (arp_ignore) is the cause, whatever others dropped.
        refused = next((event for event in nested.events if event.decision is Decision.ARP_IGNORE), None)
        if refused is not None:
            return Finding(Cause.ARP_NOT_ANSWERED, refused)
    for nested in sorted(hop.exchange, key=_answers_first):
        # A lost reply counts before a lost request: the request had reached its goal.
        drop = nested.drop
        if drop is not None and drop.drop is not None and drop.drop not in NOT_ASKED:
            cause = CAUSE_OF[drop.drop]
            if cause is not None:
                return Finding(cause, drop)
    asked = next((nested for nested in hop.exchange if not nested.incoming), None)
    # No copy was lost: nobody has the address. The neighbour entry's failure says so best, else the request itself.
    failed = next((event for event in hop.events if event.decision is Decision.NEIGHBOUR_FAILED), None)
    event = failed or (asked.events[0] if asked else hop.events[-1])
    return Finding(Cause.NEIGHBOUR_UNRESOLVED, event)


def _answers_first(hop: Hop) -> bool:
    """Sort key: replies first, because a request with a reply is not the trouble."""
    return not (isinstance(hop.content, Arp) and hop.content.operation is ArpOperation.REPLY)


def _on_the_way_back(back: Finding, request: tuple[Hop, ...]) -> Finding:
    # Checked first: without translation there is no way back either, and a route would be the wrong mend.
    if back.cause in LOST_AS_A_STRANGER and _left_untranslated(request):
        return Finding(Cause.SOURCE_NOT_TRANSLATED, back.event, True)
    if back.cause in WAY_BACK_LOST:
        return Finding(Cause.NO_WAY_BACK, back.event, True)
    return replace(back, on_the_way_back=True)


def _left_untranslated(request: tuple[Hop, ...]) -> bool:
    """Whether a private source went out to a public address, or past a router that translates others."""
    events = [event for hop in request for event in hop.events]
    if any(event.decision is Decision.NAT for event in events):
        return False
    content = request[0].content
    if not isinstance(content, Ipv4) or not any(event.decision is Decision.FORWARD for event in events):
        return False
    # A POSTROUTING chain passed to its policy: some router translates, and has no rule for this source.
    passed = any(event.decision is Decision.POLICY and "POSTROUTING" in row_line(event.row) for event in events)
    return passed or (content.source.is_private and content.destination.is_global)
