"""Forwarding entries: the requests of ``bridge fdb``, and their rows (bridge/fdb.c, net/bridge/br_fdb.c).

An entry has the message of a neighbour, with AF_BRIDGE for its family and the MAC address for its key.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyroute2.config import AF_BRIDGE
from pyroute2.netlink.rtnl import RTM_GETNEIGH
from pyroute2.netlink.rtnl.ndmsg import (
    NTF_EXT_LEARNED,
    NTF_MASTER,
    NTF_SELF,
    NTF_STICKY,
    NTF_USE,
    NUD_NOARP,
    NUD_PERMANENT,
    NUD_REACHABLE,
    ndmsg,
)

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import USER_HZ, Attribute, Message, read, write
from pingproof.executor.rtnetlink.neighbour import mac_bytes
from pingproof.simulator.state import FdbEntry
from pingproof.simulator.tools.bridge.fdb_flush import FlushSelection
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbGet
from pingproof.simulator.tools.bridge.rows import AgedFdbEntry

# "static" and "dynamic" are reachable rather than permanent; static ones are never aged (NUD_NOARP).
_STATES = {"permanent": NUD_PERMANENT, "static": NUD_NOARP | NUD_REACHABLE, "dynamic": NUD_REACHABLE}
ALL_ENTRIES = write(ndmsg, family=AF_BRIDGE)
"""The question for the tables of all bridges and the devices' own lists."""


def write_entry(action: BridgeFdbChange, ifindex: int) -> bytes:
    """The content of RTM_NEWNEIGH or RTM_DELNEIGH for an entry of a forwarding table."""
    flags = _list_flags(action.own, action.master)
    # Neither "self" nor "master" means the device's own list (bridge/fdb.c:fdb_modify()).
    flags = (flags or NTF_SELF) | (NTF_STICKY if action.sticky else 0)
    flags |= (NTF_USE if action.use else 0) | (NTF_EXT_LEARNED if action.extern_learn else 0)
    attributes: list[Attribute] = [("NDA_LLADDR", mac_bytes(action.mac))]
    if action.vlan is not None:
        attributes.append(("NDA_VLAN", action.vlan))
    if action.remote is not None:
        attributes.append(("NDA_DST", action.remote))
    state = _STATES[action.state or "permanent"]
    return write(ndmsg, attributes, family=AF_BRIDGE, ifindex=ifindex, state=state, flags=flags)


def write_flush(selection: FlushSelection, ifindex: int, port: int | None) -> bytes:
    """The content of RTM_DELNEIGH for the entries selected, in a device's own table or in its bridge's."""
    attributes: list[Attribute] = []
    if port is not None:
        attributes.append(("NDA_IFINDEX", port))
    if selection.vlan is not None:
        attributes.append(("NDA_VLAN", selection.vlan))
    if selection.state_mask:
        attributes.append(("NDA_NDM_STATE_MASK", selection.state_mask))
    if selection.flags_mask:
        attributes.append(("NDA_NDM_FLAGS_MASK", selection.flags_mask))
    flags = selection.flags | (NTF_MASTER if selection.master else NTF_SELF)
    return write(ndmsg, attributes, family=AF_BRIDGE, ifindex=ifindex, state=selection.state, flags=flags)


def _list_flags(own: bool, master: bool) -> int:
    return (NTF_SELF if own else 0) | (NTF_MASTER if master else 0)


def ask_entry(namespace: KernelNamespace, action: BridgeFdbGet, ifindex: int, bridge: int | None) -> Message:
    """The kernel's message about one entry; ``bridge`` is an ifindex. Raises ``KernelError``."""
    attributes: list[Attribute] = [("NDA_LLADDR", mac_bytes(action.mac))]
    if action.vlan is not None:
        attributes.append(("NDA_VLAN", action.vlan))
    if bridge is not None:
        attributes.append(("NDA_MASTER", bridge))
    flags = _list_flags(action.own, action.master)
    body = write(ndmsg, attributes, family=AF_BRIDGE, ifindex=ifindex, flags=flags)
    return read(ndmsg, next(namespace.route.ask(RTM_GETNEIGH, body)))


def fdb_messages(namespace: KernelNamespace) -> list[Message]:
    """The messages of the bridges' tables and the devices' own lists, in the kernel's order."""
    found = (read(ndmsg, message) for message in namespace.route.dump(RTM_GETNEIGH, ALL_ENTRIES))
    return [message for message in found if message.field("family") == AF_BRIDGE and "NDA_LLADDR" in message]


def read_fdb(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[FdbEntry, ...]:
    """The bridges' forwarding tables and the devices' own lists, in the kernel's order."""
    return tuple(fdb_row(message, names) for message in fdb_messages(namespace))


def fdb_row(message: Message, names: Mapping[int, str]) -> FdbEntry:
    """A row of a forwarding table from its message."""
    state, flags = message.field("state"), message.field("flags")
    return FdbEntry(
        mac=(message.raw("NDA_LLADDR") or b"").hex(":"),
        device=names.get(message.field("ifindex"), ""),
        bridge=names.get(message.number("NDA_MASTER")) if "NDA_MASTER" in message else None,
        permanent=bool(state & NUD_PERMANENT),
        # "permanent" is a bridge's own address (NUD_PERMANENT); "static" is everything else that is never aged
        # (net/bridge/br_fdb.c:fdb_to_nud()).
        static=bool(state & NUD_NOARP),
        own=bool(flags & NTF_SELF),
        sticky=bool(flags & NTF_STICKY),
        extern_learn=bool(flags & NTF_EXT_LEARNED),
        vlan=message.get("NDA_VLAN"),
    )


def aged_fdb_row(message: Message, names: Mapping[int, str]) -> AgedFdbEntry:
    """A row with its ages: seconds since the last use and the last frame; own lists have none."""
    cache = message.get("NDA_CACHEINFO")
    ages = (cache["ndm_used"] // USER_HZ, cache["ndm_updated"] // USER_HZ) if cache is not None else None
    return fdb_row(message, names), ages
