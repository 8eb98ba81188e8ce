"""``ip link add|set|del``: RTM_NEWLINK and RTM_DELLINK.

ip/iplink.c, iplink_bridge.c, iplink_bridge_slave.c, link_veth.c.
"""

from __future__ import annotations

from collections.abc import Callable

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.netlink.socket import NLM_F_CREATE, NLM_F_EXCL
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, nested, text, u8, u16, u32
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.tools.ip.link import kinds
from pingproof.simulator.tools.ip.link.words import (
    KindOptions,
    LinkAdd,
    LinkAttributes,
    LinkDelete,
    LinkSet,
    OtherOptions,
    VethOptions,
)
from pingproof.simulator.tools.lib.refusals import argument_is_wrong, cannot_find_device
from pingproof.simulator.tools.lib.rt_names import group_number

_FLAGS = (
    ("up", rt.IFF_UP),
    ("multicast", rt.IFF_MULTICAST),
    ("allmulticast", rt.IFF_ALLMULTI),
    ("promisc", rt.IFF_PROMISC),
)

_Encoders = dict[str, tuple[int, Callable[[int, int], bytes]]]
_BRIDGE: _Encoders = {
    "forward_delay": (rt.IFLA_BR_FORWARD_DELAY, u32),
    "hello_time": (rt.IFLA_BR_HELLO_TIME, u32),
    "max_age": (rt.IFLA_BR_MAX_AGE, u32),
    "ageing_time": (rt.IFLA_BR_AGEING_TIME, u32),
    "stp_state": (rt.IFLA_BR_STP_STATE, u32),
    "priority": (rt.IFLA_BR_PRIORITY, u16),
    "vlan_filtering": (rt.IFLA_BR_VLAN_FILTERING, u8),
    "mcast_snooping": (rt.IFLA_BR_MCAST_SNOOPING, u8),
    "nf_call_iptables": (rt.IFLA_BR_NF_CALL_IPTABLES, u8),
}

_BRIDGE_PORT: _Encoders = {
    "state": (rt.IFLA_BRPORT_STATE, u8),
    "priority": (rt.IFLA_BRPORT_PRIORITY, u16),
    "cost": (rt.IFLA_BRPORT_COST, u32),
    "hairpin": (rt.IFLA_BRPORT_MODE, u8),
    "guard": (rt.IFLA_BRPORT_GUARD, u8),
    "root_block": (rt.IFLA_BRPORT_PROTECT, u8),
    "fastleave": (rt.IFLA_BRPORT_FAST_LEAVE, u8),
    "learning": (rt.IFLA_BRPORT_LEARNING, u8),
    "flood": (rt.IFLA_BRPORT_UNICAST_FLOOD, u8),
    "mcast_flood": (rt.IFLA_BRPORT_MCAST_FLOOD, u8),
    "bcast_flood": (rt.IFLA_BRPORT_BCAST_FLOOD, u8),
    "mcast_to_unicast": (rt.IFLA_BRPORT_MCAST_TO_UCAST, u8),
    "neigh_suppress": (rt.IFLA_BRPORT_NEIGH_SUPPRESS, u8),
    "isolated": (rt.IFLA_BRPORT_ISOLATED, u8),
    "locked": (rt.IFLA_BRPORT_LOCKED, u8),
}


def link_add(machine: Machine, namespace: KernelNamespace, action: LinkAdd) -> None:
    """``ip link add``; raises ``KernelError``, ``UsageError``, ``NotModelled``."""
    header, attributes = _attributes(machine, namespace, action.attributes, action.attributes.index or 0)
    kind = action.options.type if isinstance(action.options, OtherOptions) else action.kind.value
    info = [text(rt.IFLA_INFO_KIND, kind)]
    if isinstance(action.options, VethOptions):
        if action.options != VethOptions():
            info.append(nested(rt.IFLA_INFO_DATA, _veth_peer(machine, namespace, action.options)))
    elif isinstance(action.options, KindOptions):
        info.append(nested(rt.IFLA_INFO_DATA, bridge_attributes(action.options)))
    elif isinstance(action.options, OtherOptions) and action.options.arguments:
        raise NotModelled(f"a device of type {kind}", "type veth, type bridge, type dummy")
    parts = [header, attributes]
    if action.link is not None:
        number = namespace.ifindex(action.link)
        if number is None:
            raise cannot_find_device(action.link)
        parts.append(u32(rt.IFLA_LINK, number))
    if action.name is not None:
        parts.append(text(rt.IFLA_IFNAME, action.name))
    body = b"".join(parts) + nested(rt.IFLA_LINKINFO, *info)
    namespace.route.change(rt.RTM_NEWLINK, body, NLM_F_CREATE | NLM_F_EXCL)


def link_set(machine: Machine, namespace: KernelNamespace, action: LinkSet) -> None:
    """``ip link set``; raises ``KernelError``, ``UsageError``, ``NotModelled``."""
    number = namespace.ifindex(action.name)
    # The tool reads its words, and with them the names of namespaces and masters, before it looks for the device.
    header, attributes = _attributes(machine, namespace, action.attributes, number or 0)
    if number is None:
        raise cannot_find_device(action.name)
    parts = [header, attributes]
    match action.options:
        case KindOptions(kind=kinds.BRIDGE_PORT):
            data = nested(rt.IFLA_INFO_SLAVE_DATA, bridge_port_attributes(action.options))
            parts.append(nested(rt.IFLA_LINKINFO, text(rt.IFLA_INFO_SLAVE_KIND, "bridge"), data))
        case KindOptions():
            data = nested(rt.IFLA_INFO_DATA, bridge_attributes(action.options))
            parts.append(nested(rt.IFLA_LINKINFO, text(rt.IFLA_INFO_KIND, "bridge"), data))
        case OtherOptions(kind, arguments):
            if arguments:
                raise NotModelled(f"ip link set type {kind} with options", "type bridge, bridge_slave")
            parts.append(nested(rt.IFLA_LINKINFO, text(rt.IFLA_INFO_KIND, kind)))
        case None:
            pass
    namespace.route.change(rt.RTM_NEWLINK, b"".join(parts))


def link_delete(namespace: KernelNamespace, action: LinkDelete) -> None:
    """``ip link del``; raises ``KernelError``, ``UsageError``."""
    number = namespace.ifindex(action.name)
    if number is None:
        raise cannot_find_device(action.name)
    namespace.route.change(rt.RTM_DELLINK, rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, number, 0, 0))


def bridge_attributes(arguments: KindOptions) -> bytes:
    """The content of IFLA_INFO_DATA for a bridge; raises ``NotModelled``."""
    _refuse("type bridge", arguments.others)
    return _encode(arguments, _BRIDGE)


def bridge_port_attributes(arguments: KindOptions) -> bytes:
    """The content of IFLA_INFO_SLAVE_DATA, or of IFLA_PROTINFO, for a bridge's port; raises ``NotModelled``."""
    _refuse("type bridge_slave", arguments.others)
    flush = attribute(rt.IFLA_BRPORT_FLUSH, b"") if arguments.get("flush") else b""
    return _encode(arguments, _BRIDGE_PORT) + flush


def _refuse(kind: str, others: tuple[tuple[str, str], ...]) -> None:
    for name, _ in others:
        raise NotModelled(f"{kind} {name}")


def _encode(arguments: KindOptions, table: _Encoders) -> bytes:
    parts = []
    for name, (kind, encode) in table.items():
        value = arguments.get(name)
        if value is not None:
            parts.append(encode(kind, int(value)))
    return b"".join(parts)


def _veth_peer(machine: Machine, namespace: KernelNamespace, options: VethOptions) -> bytes:
    header, attributes = _attributes(machine, namespace, options.peer, options.peer.index or 0)
    name = text(rt.IFLA_IFNAME, options.peer_name) if options.peer_name is not None else b""
    return nested(rt.VETH_INFO_PEER, header, name, attributes)


def _attributes(
    machine: Machine, namespace: KernelNamespace, wanted: LinkAttributes, ifindex: int
) -> tuple[bytes, bytes]:
    """The ``ifinfomsg`` and the attributes that say what is wanted of a device."""
    flags = change = 0
    for name, bit in _FLAGS:
        value = getattr(wanted, name)
        if value is not None:
            change |= bit
            flags |= bit if value else 0
    if wanted.arp is not None:
        change |= rt.IFF_NOARP
        flags |= 0 if wanted.arp else rt.IFF_NOARP
    parts = []
    if wanted.new_name is not None:
        parts.append(text(rt.IFLA_IFNAME, wanted.new_name))
    if wanted.address is not None:
        parts.append(attribute(rt.IFLA_ADDRESS, mac_bytes(wanted.address)))
    if wanted.broadcast is not None:
        parts.append(attribute(rt.IFLA_BROADCAST, mac_bytes(wanted.broadcast)))
    if wanted.mtu is not None:
        parts.append(u32(rt.IFLA_MTU, wanted.mtu))
    if wanted.txqlen is not None:
        parts.append(u32(rt.IFLA_TXQLEN, wanted.txqlen))
    if wanted.alias is not None:
        parts.append(attribute(rt.IFLA_IFALIAS, wanted.alias.encode()))
    if wanted.group is not None:
        parts.append(u32(rt.IFLA_GROUP, group_number(wanted.group) or 0))
    if wanted.master is not None:
        master = namespace.ifindex(wanted.master)
        if master is None:
            raise argument_is_wrong(wanted.master, "Device does not exist")
        parts.append(u32(rt.IFLA_MASTER, master))
    if wanted.nomaster:
        parts.append(u32(rt.IFLA_MASTER, 0))
    if wanted.netns is not None:
        parts.append(_namespace_attribute(machine, wanted.netns))
    return rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, ifindex, flags, change), b"".join(parts)


def _namespace_attribute(machine: Machine, name: str) -> bytes:
    """IFLA_NET_NS_FD for a name in /run/netns, IFLA_NET_NS_PID for a number (``netns_get_fd``)."""
    try:
        return u32(rt.IFLA_NET_NS_FD, machine.namespace(name).descriptor)
    except NoSuchNamespace:
        if name.isdigit():
            return u32(rt.IFLA_NET_NS_PID, int(name))
        raise argument_is_wrong(name, 'Invalid "netns" value') from None


def mac_bytes(address: str) -> bytes:
    """A MAC address's six bytes.

    >>> mac_bytes("02:00:00:00:00:0a").hex()
    '02000000000a'
    """
    return bytes(int(octet, 16) for octet in address.split(":"))
