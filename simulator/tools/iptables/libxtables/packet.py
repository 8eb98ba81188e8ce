"""The packet as rules compare and change it: the border between ``iptables``' extensions and the stack.

An extension imports nothing of the stack: it gets a ``Packet``, which ``linux/netfilter`` makes of an skb at a hook
(``struct xt_action_param``). A property that no extension needed so far is added here and in
``linux/netfilter/xt_packet.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from ipaddress import IPv4Address

    from pingproof.simulator.state import RouteType
    from pingproof.simulator.state.netfilter import CtInfo, Hook
    from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
    from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
    from pingproof.simulator.wire.ethernet import PacketType
    from pingproof.simulator.wire.icmp import UnreachableCode
    from pingproof.simulator.wire.ipv4 import Ipv4


class Tuple(Protocol):
    """One direction of a flow; addresses are numbers, a part is a port, an ICMP identifier or an ICMP type and code."""

    @property
    def protocol(self) -> int: ...
    @property
    def source(self) -> int: ...
    @property
    def source_part(self) -> int: ...
    @property
    def destination(self) -> int: ...
    @property
    def destination_part(self) -> int: ...


class Flow(Protocol):
    """``struct nf_conn``: the flow that a packet belongs to. ``expires`` is virtual time (ns)."""

    mark: int

    @property
    def expires(self) -> int: ...
    @property
    def confirmed(self) -> bool: ...
    @property
    def seen_reply(self) -> bool: ...
    @property
    def assured(self) -> bool: ...
    @property
    def source_nat(self) -> bool: ...
    @property
    def destination_nat(self) -> bool: ...
    def tuple_in(self, reply: bool) -> Tuple:
        """The tuple of one direction."""


class Conntrack(Protocol):
    """Conntrack's entry for a packet; ``flow`` is None for an untracked one."""

    @property
    def flow(self) -> Flow | None: ...
    @property
    def info(self) -> CtInfo: ...
    @property
    def reply(self) -> bool: ...


class Packet(Protocol):
    """A packet at a hook. Device names are empty where there is no device."""

    mark: int

    @property
    def ip(self) -> Ipv4:
        """The packet itself; NAT's changes are in it from the next hook on."""

    @property
    def hook(self) -> Hook:
        """The hook at which the rule is looked at."""

    @property
    def input_name(self) -> str:
        """The device that ``-i`` compares."""

    @property
    def output_name(self) -> str:
        """The device that ``-o`` compares."""

    @property
    def bridged(self) -> bool:
        """Whether a bridge shows the packet to iptables (br_netfilter)."""

    @property
    def physical_input(self) -> str | None:
        """The bridge port by which the packet was received; None for a packet that no bridge received."""

    @property
    def physical_output(self) -> str | None:
        """The bridge port of its departure, once the port is known."""

    @property
    def packet_type(self) -> PacketType:
        """``skb->pkt_type``: whether the frame was for this host, by its destination MAC."""

    @property
    def by_loopback(self) -> bool:
        """Whether this host sent it to itself."""

    @property
    def source_mac(self) -> str | None:
        """The Ethernet source of a packet that came from another host."""

    @property
    def conntrack(self) -> Conntrack | None:
        """None for a packet that is INVALID."""

    @property
    def flow(self) -> Flow | None:
        """The flow of a tracked packet."""

    @property
    def has_socket(self) -> bool:
        """Whether a program of this host sends the packet."""

    @property
    def now(self) -> int:
        """Virtual time (ns)."""

    def address_type(self, address: IPv4Address, on: Literal["input", "output"] | None = None) -> RouteType:
        """What an address is to this host, or to one of the two devices alone (``inet_addr_type``)."""

    def route_back(self, mark: int) -> tuple[RouteType, bool] | None:
        """The kind of the route to its source, and whether that leaves by the input device; None without one."""

    def not_modelled(self, layer: str) -> None:
        """Note in the journal a decision of the kernel's function ``layer`` that is not modelled."""

    def replace(self, packet: Ipv4) -> None:
        """Replace the packet by a changed one."""

    def untrack(self) -> None:
        """Exempt the packet from conntrack, unless it has a flow already."""

    def send_unreachable(self, code: UnreachableCode) -> None:
        """Send an ICMP error about the packet to its source."""

    @property
    def nat_side(self) -> Manip:
        """The side that NAT changes at this hook."""

    def map_flow(self, chosen: NatRange, side: Manip) -> bool:
        """Choose the translation of one side of the flow; False when there is none, and the packet must be dropped."""

    def masquerade(self, chosen: NatRange) -> bool:
        """Translate the flow's source to an address of the output device. False where the device has none."""

    def redirect(self, chosen: NatRange) -> bool:
        """Translate the flow's destination to this host. False where the input device has no address."""


class Predicate(Protocol):
    """One condition of a rule: an object, as a closure could not be pickled with the network."""

    def matches(self, packet: Packet) -> bool:
        """Whether the packet fulfils the condition."""


class Action(Protocol):
    """The action of a target: an object, as a closure could not be pickled with the network."""

    def apply(self, packet: Packet) -> RuleVerdict:
        """Carry out the action on the packet."""
