"""Links: the requests of ``ip link`` and the rows of RTM_NEWLINK, by the attributes of ``ifinfmsg``.

Sources: ip/iplink.c, iplink_bridge.c, iplink_bridge_slave.c and link_veth.c of iproute2, net/core/rtnetlink.c of Linux.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyroute2.netlink.rtnl import RTM_GETLINK
from pyroute2.netlink.rtnl.ifinfmsg import (
    IFF_ALLMULTI,
    IFF_BROADCAST,
    IFF_DYNAMIC,
    IFF_LOOPBACK,
    IFF_LOWER_UP,
    IFF_MULTICAST,
    IFF_NOARP,
    IFF_POINTOPOINT,
    IFF_PROMISC,
    IFF_UP,
    ifinfmsg,
)

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.netlink.message import Attribute, Message, Nested, read, write
from pingproof.executor.rtnetlink.bridge import bridge_options, bridge_status, port_options, port_status
from pingproof.executor.rtnetlink.nsid import namespaces_by_nsid
from pingproof.simulator.state import DeviceKind, Link, LinkFlag, LinkStatistics, Operstate
from pingproof.simulator.tools.ip.link.link_options import LINK_OPTIONS, flags_of
from pingproof.simulator.tools.ip.link.words import LinkAttributes
from pingproof.simulator.tools.lib.option import decoded, encoded
from pingproof.simulator.tools.lib.refusals import argument_is_wrong

# IFF_RUNNING is not among them: iproute2 tells it only by its absence, as NO-CARRIER (print_link_flags()).
_FLAGS = (
    (IFF_LOOPBACK, LinkFlag.LOOPBACK),
    (IFF_BROADCAST, LinkFlag.BROADCAST),
    (IFF_POINTOPOINT, LinkFlag.POINTOPOINT),
    (IFF_MULTICAST, LinkFlag.MULTICAST),
    (IFF_NOARP, LinkFlag.NOARP),
    (IFF_ALLMULTI, LinkFlag.ALLMULTI),
    (IFF_PROMISC, LinkFlag.PROMISC),
    (IFF_UP, LinkFlag.UP),
    (IFF_LOWER_UP, LinkFlag.LOWER_UP),
    (IFF_DYNAMIC, LinkFlag.DYNAMIC),
)
# IF_OPER_… of RFC 2863, in the order of their numbers.
_OPERSTATES = (
    Operstate.UNKNOWN,
    Operstate.NOT_PRESENT,
    Operstate.DOWN,
    Operstate.LOWER_LAYER_DOWN,
    Operstate.TESTING,
    Operstate.DORMANT,
    Operstate.UP,
)
# IF_LINK_MODE_…, in the order of their numbers.
_MODES = ("DEFAULT", "DORMANT", "TESTING")
_KINDS = {kind.value: kind for kind in DeviceKind}
ALL_LINKS = write(ifinfmsg)
"""The question for all links of a namespace."""


def flags_and_change(wanted: LinkAttributes) -> tuple[int, int]:
    """``ifi_flags`` and ``ifi_change``: the flags that are wanted, and which of them were named at all."""
    flags, change = flags_of(wanted)
    return flag_bits(flags), flag_bits(change)


def flag_bits(flags: LinkFlag) -> int:
    """``ifi_flags`` from the flags of ``ip link``'s brackets."""
    return sum(bit for bit, flag in _FLAGS if flag in flags)


def link_attributes(machine: Machine, namespace: KernelNamespace, wanted: LinkAttributes) -> list[Attribute]:
    """Attributes for what is wanted of a device; raises ``UsageError`` for unknown names."""
    said = {row.field: of for row in LINK_OPTIONS if (of := getattr(wanted, row.field)) is not None}
    attributes: list[Attribute] = list(encoded(LINK_OPTIONS, said))
    if wanted.new_name is not None:
        attributes.append(("IFLA_IFNAME", wanted.new_name))
    if wanted.master is not None:
        master = namespace.ifindex(wanted.master)
        if master is None:
            raise argument_is_wrong(wanted.master, "Device does not exist")
        attributes.append(("IFLA_MASTER", master))
    # IFLA_MASTER 0 is no ifindex: it takes the device out of its bridge (net/core/rtnetlink.c:do_set_master()).
    if wanted.nomaster:
        attributes.append(("IFLA_MASTER", 0))
    if wanted.netns is not None:
        attributes.append(_namespace_attribute(machine, wanted.netns))
    return attributes


def _namespace_attribute(machine: Machine, name: str) -> Attribute:
    """IFLA_NET_NS_FD for a name in /run/netns, IFLA_NET_NS_PID for a number (``netns_get_fd``)."""
    try:
        return "IFLA_NET_NS_FD", machine.namespace(name).descriptor
    except NoSuchNamespace:
        if name.isdigit():
            return "IFLA_NET_NS_PID", int(name)
        raise argument_is_wrong(name, 'Invalid "netns" value') from None


def link_info(kind: str, data: Nested | None = None) -> Attribute:
    """IFLA_LINKINFO: a device's type and its type's own options."""
    options: tuple[Attribute, ...] = () if data is None else (("IFLA_INFO_DATA", data),)
    return "IFLA_LINKINFO", Nested((("IFLA_INFO_KIND", kind), *options))


def port_info(master: str, data: Nested) -> Attribute:
    """IFLA_LINKINFO: the options that a device has as the port of a ``master`` of this type."""
    return "IFLA_LINKINFO", Nested((("IFLA_INFO_SLAVE_KIND", master), ("IFLA_INFO_SLAVE_DATA", data)))


def link_messages(namespace: KernelNamespace) -> list[Message]:
    """The messages of a namespace's links, in order of ifindex."""
    found = [read(ifinfmsg, message) for message in namespace.route.dump(RTM_GETLINK, ALL_LINKS)]
    return sorted(found, key=lambda message: message.field("index"))


def device_names(namespace: KernelNamespace) -> dict[int, str]:
    """The devices' names by ifindex, in the kernel's order."""
    found = (read(ifinfmsg, message) for message in namespace.route.dump(RTM_GETLINK, ALL_LINKS))
    return {message.field("index"): message.text("IFLA_IFNAME") for message in found}


def read_links(machine: Machine, namespace: KernelNamespace) -> tuple[Link, ...]:
    """The devices of a namespace, in order of ifindex."""
    return named_links(machine, namespace, link_messages(namespace))


def named_links(machine: Machine, namespace: KernelNamespace, messages: list[Message]) -> tuple[Link, ...]:
    """Devices from a namespace's messages, with the names of the namespaces of their peers."""
    foreign = any("IFLA_LINK_NETNSID" in message for message in messages)
    return links_of(messages, namespaces_by_nsid(machine, namespace) if foreign else {})


def links_of(messages: list[Message], neighbours: Mapping[int, str]) -> tuple[Link, ...]:
    """Devices from their messages; ``neighbours`` names the other namespaces by number."""
    names = {message.field("index"): message.text("IFLA_IFNAME") for message in messages}
    up = {message.field("index"): bool(message.field("flags") & IFF_UP) for message in messages}
    return tuple(_link(message, names, up, neighbours) for message in messages)


def _link(
    message: Message,
    names: Mapping[int, str],
    up: Mapping[int, bool],
    neighbours: Mapping[int, str],
) -> Link:
    ifindex, flags = message.field("index"), message.field("flags")
    info = message.nested("IFLA_LINKINFO")
    kind = device_kind(message)
    # IFLA_LINK is the peer's ifindex in the peer's own namespace. With IFLA_LINK_NETNSID that is another namespace,
    # whose names and flags are not in this dump (rtnetlink.c:nla_put_iflink(), rtnl_fill_link_netnsid()).
    peer, nsid = message.get("IFLA_LINK"), message.get("IFLA_LINK_NETNSID")
    at_home = peer is not None and nsid is None
    master = message.number("IFLA_MASTER")
    # IFLA_INFO_SLAVE_DATA is written by the master's type; only a bridge's port has attributes that are read here.
    is_bridge = kind is DeviceKind.BRIDGE
    data = info.nested("IFLA_INFO_DATA") if is_bridge else None
    port = info.nested("IFLA_INFO_SLAVE_DATA") if master and info.text("IFLA_INFO_SLAVE_KIND") == "bridge" else None
    # Hardware's own address; the loopback device's, all zeros, is none.
    permanent = message.raw("IFLA_PERM_ADDRESS") or b""
    return Link(
        ifindex=ifindex,
        name=names[ifindex],
        kind=kind,
        flags=link_flags(flags),
        master=names.get(master) if master else None,
        peer_name=names.get(peer) if at_home else None,
        peer_ifindex=peer,
        peer_up=up.get(peer) if at_home else None,
        # None without a peer elsewhere; "" for the host, and for a namespace without a name.
        peer_namespace=neighbours.get(nsid, "") if nsid is not None else None,
        peer_nsid=nsid,
        bridge=bridge_options(data) if data is not None else None,
        bridge_status=bridge_status(data, message.number("IFLA_TSO_MAX_SIZE")) if data is not None else None,
        port=port_options(port) if port is not None else None,
        port_status=port_status(port) if port is not None else None,
        statistics=_statistics(message),
        qdisc=message.text("IFLA_QDISC"),
        # A __u8 each; a kernel that does not send it means IF_OPER_UNKNOWN.
        operstate=_OPERSTATES[(message.raw("IFLA_OPERSTATE") or b"\0")[0]],
        carrier=bool(message.number("IFLA_CARRIER")),
        mode=_MODES[message.number("IFLA_LINKMODE")],
        promiscuity=message.number("IFLA_PROMISCUITY"),
        allmulti=message.number("IFLA_ALLMULTI"),
        permanent_address=permanent.hex(":") if any(permanent) else None,
        **_options(message),
    )


def _options(message: Message) -> dict[str, Any]:
    """The fields that ``ip link set`` sets. A tunnel's address is shorter than a MAC address, or missing."""
    found: dict[str, Any] = {"address": "", "broadcast": ""}
    return found | decoded(LINK_OPTIONS, Link, lambda name: _option(message, name))


def _option(message: Message, name: str) -> Any:
    if name in ("IFLA_ADDRESS", "IFLA_BROADCAST"):
        address = message.raw(name)
        return None if address is None else address.hex(":")
    return message.get(name)


def device_kind(message: Message) -> DeviceKind:
    """A device's kind: OTHER for a type that the snapshot has no name for."""
    if message.field("flags") & IFF_LOOPBACK:
        return DeviceKind.LOOPBACK
    return _KINDS.get(device_type(message), DeviceKind.OTHER)


def device_type(message: Message) -> str:
    """A device's type as ``type TYPE`` names it; "" for hardware."""
    return message.nested("IFLA_LINKINFO").text("IFLA_INFO_KIND")


def link_flags(flags: int) -> LinkFlag:
    """The flags of ``ip link``'s brackets from ``ifi_flags``."""
    found = LinkFlag.NONE
    for bit, flag in _FLAGS:
        if flags & bit:
            found |= flag
    return found


_COUNTERS = (
    "rx_bytes",
    "rx_packets",
    "rx_errors",
    "rx_dropped",
    "multicast",
    "tx_bytes",
    "tx_packets",
    "tx_errors",
    "tx_dropped",
    "collisions",
)
"""Fields of ``struct rtnl_link_stats64`` that have the same name here."""


def _statistics(message: Message) -> LinkStatistics:
    counts = message.get("IFLA_STATS64", {})
    return LinkStatistics(
        tx_carrier=counts.get("tx_carrier_errors", 0),
        carrier_changes=message.number("IFLA_CARRIER_CHANGES"),
        **{name: counts.get(name, 0) for name in _COUNTERS},
    )
