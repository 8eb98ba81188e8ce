"""``struct xt_action_param``: an skb at a hook, as the extensions of ``iptables`` ask it and change it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.ipv4.fib import ANY, LIMITED_BROADCAST, fib_lookup, inet_addr_type
from pingproof.simulator.linux.ipv4.fib import Flow as RouteFlow
from pingproof.simulator.linux.netfilter.nf_conntrack import ConntrackInfo
from pingproof.simulator.linux.netfilter.nf_nat_core import HOOK_MANIP, nat_flow, nf_nat_setup_info
from pingproof.simulator.linux.netfilter.nf_nat_masquerade import nf_nat_masquerade_ipv4
from pingproof.simulator.linux.netfilter.nf_nat_redirect import nf_nat_redirect_ipv4
from pingproof.simulator.linux.netfilter.nf_reject_ipv4 import nf_send_unreach
from pingproof.simulator.state.netfilter import CtInfo
from pingproof.simulator.wire.ethernet import PacketType

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow
    from pingproof.simulator.state import RouteType
    from pingproof.simulator.state.netfilter import Hook
    from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
    from pingproof.simulator.wire.icmp import UnreachableCode
    from pingproof.simulator.wire.ipv4 import Ipv4


class HookPacket:
    """A ``Packet`` (tools/iptables/packet.py), made anew for each walk of a chain.

    ``ip`` is kept aside, because nearly every condition looks at it: nothing but ``replace`` changes it meanwhile.
    """

    __slots__ = ("ip", "skb", "state")

    def __init__(self, skb: SkBuff, state: HookState) -> None:
        self.skb = skb
        self.state = state
        self.ip = skb.ip

    @property
    def mark(self) -> int:
        """``skb->mark``."""
        return self.skb.mark

    @mark.setter
    def mark(self, mark: int) -> None:
        self.skb.mark = mark

    @property
    def hook(self) -> Hook:
        """Where it is."""
        return self.state.hook

    @property
    def input_name(self) -> str:
        """``state->in``."""
        device = self.state.input
        return device.name if device is not None else ""

    @property
    def output_name(self) -> str:
        """``state->out``."""
        device = self.state.output
        return device.name if device is not None else ""

    @property
    def bridged(self) -> bool:
        """``nf_bridge_info_exists``."""
        return self.skb.bridge_netfilter is not None

    @property
    def physical_input(self) -> str | None:
        """``nf_bridge_get_physindev``."""
        bridged = self.skb.bridge_netfilter
        return bridged.physical_input.name if bridged is not None and bridged.physical_input is not None else None

    @property
    def physical_output(self) -> str | None:
        """``nf_bridge_get_physoutdev``."""
        bridged = self.skb.bridge_netfilter
        return bridged.physical_output.name if bridged is not None and bridged.physical_output is not None else None

    @property
    def packet_type(self) -> PacketType:
        """``skb->pkt_type``."""
        return self.skb.packet_type

    @property
    def by_loopback(self) -> bool:
        """``rpfilter_is_loopback``."""
        device = self.state.input
        return self.skb.packet_type is PacketType.LOOPBACK or (device is not None and device.is_loopback)

    @property
    def source_mac(self) -> str | None:
        """``eth_hdr(skb)->h_source``, if the packet came in by a device that has such headers (xt_mac.c:mac_mt())."""
        frame = self.skb.frame or self.skb.received_frame
        return None if self.state.input is None or frame is None or self.by_loopback else frame.source

    @property
    def conntrack(self) -> ConntrackInfo | None:
        """``nf_ct_get``, with the direction."""
        return self.skb.conntrack

    @property
    def flow(self) -> Flow | None:
        """``nf_ct_get``: None for a packet that is INVALID or UNTRACKED."""
        info = self.skb.conntrack
        return info.flow if info is not None else None

    @property
    def has_socket(self) -> bool:
        """``skb_to_full_sk``."""
        return self.skb.socket is not None

    @property
    def now(self) -> int:
        """Virtual time (ns)."""
        return self.skb.namespace.network.clock.now

    def address_type(self, address: IPv4Address, on: Literal["input", "output"] | None = None) -> RouteType:
        """``inet_addr_type`` and, for one device, ``inet_dev_addr_type``."""
        device = self.state.input if on == "input" else self.state.output if on == "output" else None
        return inet_addr_type(self.skb.namespace, address, device)

    def route_back(self, mark: int) -> tuple[RouteType, bool] | None:
        """The look-up of ``rpfilter_lookup_reverse``, from the packet's destination if that is one host's."""
        to = self.ip.destination
        source = ANY if to.is_multicast or to == LIMITED_BROADCAST or int(to) >> 24 == 0 else to
        flow = RouteFlow(self.ip.source, source, tos=self.ip.tos, mark=mark, ignore_linkstate=True)
        found = fib_lookup(self.skb.namespace, flow)
        if isinstance(found, Errno) or found.error is not None:
            return None
        return found.type, any(nexthop.device is self.state.input for nexthop in found.info.nexthops)

    def not_modelled(self, layer: str) -> None:
        """Note in the journal: the decision of ``layer`` is not modelled."""
        self.skb.namespace.network.note(layer, Decision.NOT_MODELLED, self.skb)

    def replace(self, packet: Ipv4) -> None:
        """Put a changed packet in its place, in its frame too."""
        skb = self.skb
        self.ip = skb.packet = packet
        if skb.frame is not None:
            skb.frame = replace(skb.frame, payload=packet)

    def untrack(self) -> None:
        """``nf_ct_set(skb, NULL, IP_CT_UNTRACKED)``, unless conntrack has seen the packet (xt_ct_target())."""
        if self.skb.conntrack is None:
            self.skb.conntrack = ConntrackInfo(None, CtInfo.UNTRACKED)

    def send_unreachable(self, code: UnreachableCode) -> None:
        """``nf_send_unreach``."""
        nf_send_unreach(self.skb, code)

    @property
    def nat_side(self) -> Manip:
        """``HOOK2MANIP``."""
        return HOOK_MANIP[self.state.hook]

    def map_flow(self, chosen: NatRange, side: Manip) -> bool:
        """``nf_nat_setup_info``."""
        return nf_nat_setup_info(self.skb.namespace, nat_flow(self.skb), chosen, side)

    def masquerade(self, chosen: NatRange) -> bool:
        """``nf_nat_masquerade_ipv4``."""
        return nf_nat_masquerade_ipv4(self.skb, self.state, chosen)

    def redirect(self, chosen: NatRange) -> bool:
        """``nf_nat_redirect_ipv4``."""
        return nf_nat_redirect_ipv4(self.skb, self.state, chosen)
