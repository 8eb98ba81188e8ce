"""``struct sk_buff``: a packet on its way, with what each layer wrote beside it.

The packet itself is a frozen value; layers replace it. ``frame`` is None until (and after) there is an Ethernet header.
A layer that the kernel calls only with a device, a header or a route asks for it by ``dev``, ``eth``, ``ip`` and
``rtable``, which are never None.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.live import live
from pingproof.simulator.wire.ethernet import Frame, PacketType
from pingproof.simulator.wire.ipv4 import Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.errors import Errno
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.ipv4.inet_sock import Socket
    from pingproof.simulator.linux.ipv4.rtable import Rtable
    from pingproof.simulator.linux.netfilter.nf_conntrack import ConntrackInfo


@live
class BridgeNetfilter:
    """``struct nf_bridge_info``: what br_netfilter keeps while a bridged packet visits iptables."""

    physical_input: Device
    physical_output: Device | None = None
    original_source: str | None = None  # the frame's source MAC, while the MAC of its new destination is asked for
    sabotage_in_done: bool = False  # PREROUTING was spared once, on the way up to the bridge's host


@live
class Journey:
    """A packet's way so far, which distinguishes a loop of bridges from a long way.

    All copies of a packet share it. The ports, each with the frame that came by it, are written down once ``count`` of
    them is more than a few.
    """

    count: int = 0
    ports: dict[tuple[int, int, Frame], int] = field(default_factory=dict)


@live
class SkBuff:
    """A packet with its metadata. ``id`` numbers it for the journal, ``cause`` is the ``id`` of the packet it answers.

    ``packet`` is the IPv4 packet (None while the frame carries ARP); ``device`` is where it is now (``skb->dev``);
    ``input_device`` where it came in (None for one's own); ``namespace`` the one whose stack handles it.
    """

    id: int
    namespace: NetNamespace
    packet: Ipv4 | None = None
    frame: Frame | None = None
    device: Device | None = None
    input_device: Device | None = None
    cause: int | None = None
    packet_type: PacketType = PacketType.HOST
    route: Rtable | None = None
    mark: int = 0
    socket: Socket | None = None
    conntrack: ConntrackInfo | None = None
    bridge_netfilter: BridgeNetfilter | None = None
    fragments: tuple[Ipv4, ...] = ()  # the pieces a reassembled packet was made of (conntrack's defragmentation)
    forwarded: bool = False  # IPSKB_FORWARDED
    ignore_df: bool = False
    journey: Journey = field(default_factory=Journey)  # shared by all copies
    received_frame: Frame | None = None  # what a forwarded packet came in, while ``frame`` waits for the next link
    verdict_error: Errno | None = None  # what a hook that took the packet makes the sending call answer

    @property
    def dev(self) -> Device:
        """``skb->dev`` of a packet that was received or is about to be sent: there a device is always set."""
        assert self.device is not None
        return self.device

    @property
    def eth(self) -> Frame:
        """``eth_hdr(skb)``: the frame, from the packet's receipt up to routing and from its neighbour entry on."""
        assert self.frame is not None
        return self.frame

    @property
    def ip(self) -> Ipv4:
        """``ip_hdr(skb)``: the IPv4 packet of an skb with one."""
        assert self.packet is not None
        return self.packet

    @property
    def rtable(self) -> Rtable:
        """``skb_rtable(skb)``: the route of a packet behind its routing decision."""
        assert self.route is not None
        return self.route

    @property
    def receiving_device(self) -> Device | None:
        """``inet_iif``: the input device as a socket sees it; to oneself the device of the address."""
        if self.route is not None and self.route.input_device is not None:
            return self.route.input_device
        return self.device

    def clone(self) -> SkBuff:
        """Another skb for the same packet (``skb_clone``): same number, its own metadata."""
        return SkBuff(
            self.id,
            self.namespace,
            self.packet,
            self.frame,
            self.device,
            self.input_device,
            self.cause,
            self.packet_type,
            self.route,
            self.mark,
            self.socket,
            self.conntrack,
            self.bridge_netfilter,
            self.fragments,
            self.forwarded,
            self.ignore_df,
            self.journey,
            self.received_frame,
        )
