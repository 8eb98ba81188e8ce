"""``net/ipv4/ip_fragment.c``, ``ip_output.c:ip_do_fragment()``: cutting datagrams and mending them (RFC 791)."""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum, auto
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4 import icmp, route
from pingproof.simulator.linux.ipv4.rtable import Rtable
from pingproof.simulator.live import live
from pingproof.simulator.wire.icmp import IcmpType
from pingproof.simulator.wire.ipv4 import Fragment, Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff

FRAGMENT_TIMEOUT = 30 * SECOND
"""``net.ipv4.ipfrag_time``."""


class DefragUser(Enum):
    """Who puts a datagram together: each user's queue is its own (``enum ip_defrag_users``)."""

    LOCAL_DELIVER = auto()
    CONNTRACK_IN = auto()
    CONNTRACK_BRIDGE_IN = auto()


DatagramKey = tuple[IPv4Address, IPv4Address, int, int, DefragUser]


@live
class FragmentQueue:
    """``struct ipq``: the pieces of one datagram so far."""

    timer: Timer
    pieces: list[SkBuff] = field(default_factory=list)


@live
class Reassembly:
    """A namespace's unfinished datagrams, by source, destination, protocol, identification and user."""

    queues: dict[DatagramKey, FragmentQueue] = field(default_factory=dict)
    next_identification: int = 1


def ipv4_frags_init_net(namespace: NetNamespace) -> None:
    """A namespace's waiting pieces: none at first."""
    namespace.reassembly = Reassembly()


def ip_do_fragment(skb: SkBuff, mtu: int) -> list[SkBuff]:
    """The packet in pieces of at most ``mtu`` bytes, each a multiple of eight but the last.

    A datagram that conntrack had put together is cut again where it was cut before, if those pieces fit; only such
    pieces keep a "don't fragment" that they came with.
    """
    network, packet = skb.namespace.network, skb.ip
    if skb.fragments:
        mtu = min(mtu, max(piece.length for piece in skb.fragments))
    # A piece may be cut again: its pieces go on from its own offset, and only a true end has "more" off.
    whole = packet.payload.whole if isinstance(packet.payload, Fragment) else packet.payload
    begin = packet.payload.offset if isinstance(packet.payload, Fragment) else 0
    last_more = packet.payload.more if isinstance(packet.payload, Fragment) else False
    network.note("ip_do_fragment", Decision.FRAGMENT, skb)
    # The offset field counts in units of eight bytes.
    room = (mtu - packet.header_length) & ~7
    pieces: list[SkBuff] = []
    offset, end = begin, begin + packet.payload.length
    while offset < end:
        length = min(room, end - offset)
        piece = skb.clone()
        piece.fragments = ()
        more = last_more or offset + length < end
        payload = Fragment(whole, offset, length, more)
        piece.packet = replace(packet, payload=payload, df=packet.df and bool(skb.fragments))
        pieces.append(piece)
        offset += length
    return pieces


def ip_defrag(skb: SkBuff, user: DefragUser) -> SkBuff | None:
    """The whole datagram once its last missing piece came; None while it waits."""
    reassembly, packet = skb.namespace.reassembly, skb.ip
    key = (packet.source, packet.destination, int(packet.protocol), packet.identification, user)
    queue = reassembly.queues.get(key)
    if queue is None:
        # The time runs from the piece that comes first, which need not be the first of the datagram.
        timer = skb.namespace.network.clock.after(FRAGMENT_TIMEOUT, ip_expire, skb, key)
        queue = reassembly.queues[key] = FragmentQueue(timer)
    if any(piece.ip.payload == packet.payload for piece in queue.pieces):
        skb.namespace.network.note("ip_frag_queue", Decision.DROP, skb, drop=DropReason.DUP_FRAG)
        return None
    queue.pieces.append(skb)
    if not _is_complete(queue):
        return None
    queue.timer.cancel()
    del reassembly.queues[key]
    return _reassemble(skb, queue)


def _is_complete(queue: FragmentQueue) -> bool:
    expected = 0
    for payload in sorted(
        (piece.ip.payload for piece in queue.pieces if isinstance(piece.ip.payload, Fragment)),
        key=lambda payload: payload.offset,
    ):
        if payload.offset != expected:
            return False
        expected = payload.offset + payload.data_length
        if not payload.more:
            return True
    return False


def _reassemble(last: SkBuff, queue: FragmentQueue) -> SkBuff:
    """``ip_frag_reasm``: the first piece's header, everyone's bytes, the last arrival's metadata."""
    ordered = sorted(queue.pieces, key=lambda piece: _offset(piece.ip))
    first = ordered[0].ip
    assert isinstance(first.payload, Fragment)
    whole = last.clone()
    whole.packet = replace(first, payload=first.payload.whole)
    whole.fragments = tuple(piece.ip for piece in ordered)
    whole.frame = replace(whole.frame, payload=whole.packet) if whole.frame is not None else None
    whole.namespace.network.note("ip_frag_reasm", Decision.REASSEMBLE, whole)
    return whole


def _offset(packet: Ipv4) -> int:
    return packet.payload.offset if isinstance(packet.payload, Fragment) else 0


def ip_expire(skb: SkBuff, key: DatagramKey) -> None:
    """A piece never came: the host says so, if it has the first one and the datagram was for it (``ip_expire``)."""
    queue = skb.namespace.reassembly.queues.pop(key)
    for piece in queue.pieces:
        if _offset(piece.ip) == 0:
            _report_timeout(piece)
        piece.namespace.network.note("ip_expire", Decision.DROP, piece, drop=DropReason.FRAG_REASM_TIMEOUT)


def _report_timeout(first: SkBuff) -> None:
    """Report a lost piece as the end host (RFC 792): conntrack on a router collects pieces before routing."""
    found = route.ip_route_input(first)
    if isinstance(found, Rtable) and found.is_local:
        first.route = found
        icmp.icmp_send(first, IcmpType.TIME_EXCEEDED, icmp.FRAGMENT_TIME_EXCEEDED)
