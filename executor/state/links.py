"""Links, addresses, neighbours and FDB entries of a namespace, read by netlink into the snapshot's types."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from ipaddress import IPv4Address

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number, parse, string, u32
from pingproof.executor.state.bridge import bridge_options, bridge_status, port_options, port_status
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import Address, DeviceKind, Link, LinkFlag, LinkStatistics, Operstate, Scope

_FLAGS = (
    (rt.IFF_LOOPBACK, LinkFlag.LOOPBACK),
    (rt.IFF_BROADCAST, LinkFlag.BROADCAST),
    (rt.IFF_POINTOPOINT, LinkFlag.POINTOPOINT),
    (rt.IFF_MULTICAST, LinkFlag.MULTICAST),
    (rt.IFF_NOARP, LinkFlag.NOARP),
    (rt.IFF_ALLMULTI, LinkFlag.ALLMULTI),
    (rt.IFF_PROMISC, LinkFlag.PROMISC),
    (rt.IFF_UP, LinkFlag.UP),
    (rt.IFF_LOWER_UP, LinkFlag.LOWER_UP),
    (rt.IFF_DYNAMIC, LinkFlag.DYNAMIC),
)
_OPERSTATES = (
    Operstate.UNKNOWN,
    Operstate.NOT_PRESENT,
    Operstate.DOWN,
    Operstate.LOWER_LAYER_DOWN,
    Operstate.TESTING,
    Operstate.DORMANT,
    Operstate.UP,
)
_MODES = ("DEFAULT", "DORMANT", "TESTING")
_KINDS = {kind.value: kind for kind in DeviceKind}


LinkRow = tuple[int, int, dict[int, bytes]]
"""A link's message: its ifindex, ``ifi_flags`` and attributes."""


def read_links(machine: Machine, namespace: KernelNamespace) -> tuple[Link, ...]:
    """The devices of a namespace, in order of ifindex."""
    return named_links(machine, namespace, link_rows(namespace))


def named_links(machine: Machine, namespace: KernelNamespace, rows: list[LinkRow]) -> tuple[Link, ...]:
    """The devices that a namespace's messages tell of, with the names of the other namespaces in them."""
    foreign = any(rt.IFLA_LINK_NETNSID in attributes for _, _, attributes in rows)
    return links_of(rows, namespaces_by_nsid(machine, namespace) if foreign else {})


def link_rows(namespace: KernelNamespace) -> list[LinkRow]:
    """The messages of a namespace's links, in order of ifindex."""
    rows: list[LinkRow] = []
    for _, payload in namespace.route.dump(rt.RTM_GETLINK, rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, 0, 0, 0)):
        _, _, ifindex, flags, _ = rt.IFINFOMSG.unpack_from(payload)
        rows.append((ifindex, flags, parse(payload, rt.IFINFOMSG.size)))
    rows.sort(key=lambda row: row[0])
    return rows


def links_of(rows: list[LinkRow], neighbours: Mapping[int, str]) -> tuple[Link, ...]:
    """The devices that the messages tell of; ``neighbours`` names the other namespaces by their numbers."""
    names = {ifindex: string(attributes.get(rt.IFLA_IFNAME)) for ifindex, _, attributes in rows}
    up = {ifindex: bool(flags & rt.IFF_UP) for ifindex, flags, _ in rows}
    masters = frozenset(number(attributes.get(rt.IFLA_MASTER)) for _, _, attributes in rows)
    return tuple(
        _link(ifindex, flags, attributes, names, up, neighbours, masters) for ifindex, flags, attributes in rows
    )


def namespaces_by_nsid(machine: Machine, namespace: KernelNamespace) -> dict[int, str]:
    """The names of the namespaces that this one has numbered, by their number."""
    found: dict[int, str] = {}
    for name in machine.names():
        with contextlib.suppress(NoSuchNamespace, KernelError):
            nsid = nsid_of(namespace, machine.namespace(name))
            if nsid is not None:
                found.setdefault(nsid, name)
    return found


def nsid_of(namespace: KernelNamespace, other: KernelNamespace) -> int | None:
    """The number that ``namespace`` has given to ``other``, None when it has given none."""
    body = b"\0\0\0\0" + u32(rt.NETNSA_FD, other.descriptor)
    _, payload = next(namespace.route.ask(rt.RTM_GETNSID, body))
    nsid = number(parse(payload, 4).get(rt.NETNSA_NSID), 0xFFFFFFFF)
    return None if nsid == 0xFFFFFFFF else nsid


def _link(
    ifindex: int,
    flags: int,
    attributes: Mapping[int, bytes],
    names: Mapping[int, str],
    up: Mapping[int, bool],
    neighbours: Mapping[int, str],
    masters: frozenset[int],
) -> Link:
    info = parse(attributes.get(rt.IFLA_LINKINFO, b""))
    kind = _KINDS.get(string(info.get(rt.IFLA_INFO_KIND)), DeviceKind.OTHER)
    if flags & rt.IFF_LOOPBACK:
        kind = DeviceKind.LOOPBACK
    peer = number(attributes[rt.IFLA_LINK]) if rt.IFLA_LINK in attributes else None
    nsid = number(attributes[rt.IFLA_LINK_NETNSID]) if rt.IFLA_LINK_NETNSID in attributes else None
    at_home = peer is not None and nsid is None
    master = number(attributes.get(rt.IFLA_MASTER))
    group = number(attributes.get(rt.IFLA_GROUP))
    permanent = attributes.get(rt.IFLA_PERM_ADDRESS)
    data = parse(info.get(rt.IFLA_INFO_DATA, b""))
    slave = info.get(rt.IFLA_INFO_SLAVE_DATA)
    return Link(
        ifindex=ifindex,
        name=names[ifindex],
        kind=kind,
        flags=link_flags(flags),
        mtu=number(attributes.get(rt.IFLA_MTU)),
        qdisc=string(attributes.get(rt.IFLA_QDISC)),
        operstate=_OPERSTATES[number(attributes.get(rt.IFLA_OPERSTATE))],
        address=mac_text(attributes.get(rt.IFLA_ADDRESS, b"")),
        broadcast=mac_text(attributes.get(rt.IFLA_BROADCAST, b"")),
        carrier=bool(number(attributes.get(rt.IFLA_CARRIER))),
        group="default" if group == 0 else str(group),
        txqlen=number(attributes.get(rt.IFLA_TXQLEN)),
        mode=_MODES[number(attributes.get(rt.IFLA_LINKMODE))],
        master=names.get(master) if master else None,
        peer_name=names.get(peer) if at_home and peer is not None else None,
        peer_ifindex=peer,
        peer_up=up.get(peer) if at_home and peer is not None else None,
        peer_namespace=neighbours.get(nsid, "") if nsid is not None else None,
        peer_nsid=nsid,
        alias=string(attributes.get(rt.IFLA_IFALIAS)),
        promiscuity=number(attributes.get(rt.IFLA_PROMISCUITY)),
        bridge=bridge_options(data) if kind is DeviceKind.BRIDGE else None,
        port=port_options(parse(slave)) if slave is not None and master else None,
        statistics=_statistics(attributes),
        permanent_address=mac_text(permanent) if permanent and any(permanent) else None,
        allmulti=number(attributes.get(rt.IFLA_ALLMULTI)),
        bridge_status=bridge_status(data, ifindex in masters) if kind is DeviceKind.BRIDGE else None,
        port_status=port_status(parse(slave)) if slave is not None and master else None,
    )


def link_flags(flags: int) -> LinkFlag:
    """The flags of ``ip link``'s brackets from ``ifi_flags``."""
    found = LinkFlag.NONE
    for bit, flag in _FLAGS:
        if flags & bit:
            found |= flag
    return found


def mac_text(address: bytes) -> str:
    """A MAC address as lower-case text with colons."""
    return address.hex(":")


def _statistics(attributes: Mapping[int, bytes]) -> LinkStatistics:
    """``struct rtnl_link_stats64``: numbers of 8 bytes, the first ten and tx_carrier_errors, the seventeenth."""
    data = attributes.get(rt.IFLA_STATS64, b"")
    values = [number(data[at : at + 8]) for at in range(0, min(len(data), 17 * 8), 8)]
    values += [0] * (17 - len(values))
    rx_packets, tx_packets, rx_bytes, tx_bytes, rx_errors, tx_errors, rx_dropped, tx_dropped = values[:8]
    return LinkStatistics(
        rx_bytes=rx_bytes,
        rx_packets=rx_packets,
        rx_errors=rx_errors,
        rx_dropped=rx_dropped,
        multicast=values[8],
        tx_bytes=tx_bytes,
        tx_packets=tx_packets,
        tx_errors=tx_errors,
        tx_dropped=tx_dropped,
        tx_carrier=values[16],
        collisions=values[9],
        carrier_changes=number(attributes.get(rt.IFLA_CARRIER_CHANGES)),
    )


def device_names(namespace: KernelNamespace) -> dict[int, str]:
    """The devices' names by ifindex."""
    names = {}
    for _, payload in namespace.route.dump(rt.RTM_GETLINK, rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, 0, 0, 0)):
        ifindex = rt.IFINFOMSG.unpack_from(payload)[2]
        names[ifindex] = string(parse(payload, rt.IFINFOMSG.size).get(rt.IFLA_IFNAME))
    return names


def read_addresses(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[Address, ...]:
    """The IPv4 addresses, in the kernel's order."""
    header = rt.IFADDRMSG.pack(rt.AF_INET, 0, 0, 0, 0)
    return tuple(address_row(payload, names) for _, payload in namespace.route.dump(rt.RTM_GETADDR, header))


def address_row(payload: bytes, names: Mapping[int, str]) -> Address:
    """An address from its message."""
    _, length, _, scope, ifindex = rt.IFADDRMSG.unpack_from(payload)
    attributes = parse(payload, rt.IFADDRMSG.size)
    flags = number(attributes.get(rt.IFA_FLAGS))
    broadcast = attributes.get(rt.IFA_BROADCAST)
    peer = attributes[rt.IFA_ADDRESS]
    return Address(
        device=names.get(ifindex, ""),
        local=IPv4Address(attributes.get(rt.IFA_LOCAL, peer)),
        prefix_length=length,
        peer=IPv4Address(peer),
        broadcast=IPv4Address(broadcast) if broadcast is not None else None,
        scope=Scope(scope),
        label=string(attributes.get(rt.IFA_LABEL)),
        secondary=bool(flags & rt.IFA_F_SECONDARY),
        noprefixroute=bool(flags & rt.IFA_F_NOPREFIXROUTE),
        metric=number(attributes.get(rt.IFA_RT_PRIORITY)),
    )
