"""Neighbours and FDB entries of a namespace, read by netlink into the snapshot's types (RTM_GETNEIGH)."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number, parse
from pingproof.executor.state.links import mac_text
from pingproof.simulator.state import FdbEntry, Neighbour, NeighbourState
from pingproof.simulator.tools.ip.neighbour.text import NeighbourAges

if TYPE_CHECKING:
    from pingproof.simulator.tools.bridge.rows import AgedFdbEntry
    from pingproof.simulator.tools.ip.neighbour.rows import AgedNeighbour

NEIGHBOUR_STATES = {
    rt.NUD_INCOMPLETE: NeighbourState.INCOMPLETE,
    rt.NUD_REACHABLE: NeighbourState.REACHABLE,
    rt.NUD_STALE: NeighbourState.STALE,
    rt.NUD_DELAY: NeighbourState.DELAY,
    rt.NUD_PROBE: NeighbourState.PROBE,
    rt.NUD_FAILED: NeighbourState.FAILED,
    rt.NUD_NOARP: NeighbourState.NOARP,
    rt.NUD_PERMANENT: NeighbourState.PERMANENT,
}
NDA_CACHEINFO, NDA_PROBES = 3, 4
USER_HZ = 100


def read_neighbours(namespace: KernelNamespace, names: Mapping[int, str], proxy: bool = False) -> tuple[Neighbour, ...]:
    """The neighbour table, or with ``proxy`` the addresses that are answered for, in the kernel's order."""
    return tuple(neighbour_row(payload, names) for payload in neighbour_messages(namespace, proxy))


def neighbour_messages(namespace: KernelNamespace, proxy: bool) -> list[bytes]:
    """The messages that tell of them."""
    header = rt.NDMSG.pack(rt.AF_INET, 0, 0, rt.NTF_PROXY if proxy else 0, 0)
    answers = [payload for _, payload in namespace.route.dump(rt.RTM_GETNEIGH, header)]
    return [payload for payload in answers if rt.NDMSG.unpack_from(payload)[0] == rt.AF_INET]


def neighbour_row(payload: bytes, names: Mapping[int, str]) -> Neighbour:
    """A row of the neighbour table from its message."""
    _, ifindex, state, flags, _ = rt.NDMSG.unpack_from(payload)
    attributes = parse(payload, rt.NDMSG.size)
    mac = attributes.get(rt.NDA_LLADDR)
    return Neighbour(
        IPv4Address(attributes[rt.NDA_DST]),
        names.get(ifindex, ""),
        mac_text(mac) if mac else None,
        NEIGHBOUR_STATES.get(state, NeighbourState.NONE),
        proxy=bool(flags & rt.NTF_PROXY),
    )


def aged_neighbour(payload: bytes, names: Mapping[int, str]) -> AgedNeighbour:
    """The same with its ages, where its message has them (``print_cacheinfo``)."""
    attributes = parse(payload, rt.NDMSG.size)
    cache = attributes.get(NDA_CACHEINFO)
    if cache is None:
        return neighbour_row(payload, names), None
    confirmed, used, updated, references = (number(cache[at : at + 4]) for at in (0, 4, 8, 12))
    ages = NeighbourAges(
        used // USER_HZ,
        confirmed // USER_HZ,
        updated // USER_HZ,
        number(attributes.get(NDA_PROBES)),
        references,
    )
    return neighbour_row(payload, names), ages


def read_fdb(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[FdbEntry, ...]:
    """The bridges' forwarding tables and the devices' own lists, in the kernel's order."""
    return tuple(fdb_row(payload, names) for payload in fdb_messages(namespace))


def fdb_messages(namespace: KernelNamespace) -> list[bytes]:
    """The messages that tell of them."""
    header = rt.NDMSG.pack(rt.AF_BRIDGE, 0, 0, 0, 0)
    answers = [payload for _, payload in namespace.route.dump(rt.RTM_GETNEIGH, header)]
    return [
        payload
        for payload in answers
        if rt.NDMSG.unpack_from(payload)[0] == rt.AF_BRIDGE and rt.NDA_LLADDR in parse(payload, rt.NDMSG.size)
    ]


def fdb_row(payload: bytes, names: Mapping[int, str]) -> FdbEntry:
    """A row of a forwarding table from its message."""
    _, ifindex, state, flags, _ = rt.NDMSG.unpack_from(payload)
    attributes = parse(payload, rt.NDMSG.size)
    master = attributes.get(rt.NDA_MASTER)
    vlan = attributes.get(rt.NDA_VLAN)
    return FdbEntry(
        mac=mac_text(attributes[rt.NDA_LLADDR]),
        device=names.get(ifindex, ""),
        bridge=names.get(number(master)) if master is not None else None,
        permanent=bool(state & rt.NUD_PERMANENT),
        static=bool(state & rt.NUD_NOARP),
        own=bool(flags & rt.NTF_SELF),
        sticky=bool(flags & rt.NTF_STICKY),
        extern_learn=bool(flags & rt.NTF_EXT_LEARNED),
        vlan=number(vlan) if vlan is not None else None,
    )


def aged_fdb_row(payload: bytes, names: Mapping[int, str]) -> AgedFdbEntry:
    """The same with the seconds since it was used and since it was heard; own lists have no ages."""
    cache = parse(payload, rt.NDMSG.size).get(NDA_CACHEINFO)
    ages = (number(cache[4:8]) // USER_HZ, number(cache[8:12]) // USER_HZ) if cache is not None else None
    return fdb_row(payload, names), ages
