"""Neighbours: the requests of ``ip neigh`` and the rows of RTM_NEWNEIGH (ip/ipneigh.c, net/core/neighbour.c)."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address
from socket import AF_INET
from sys import byteorder

from pyroute2.netlink.rtnl import RTM_GETNEIGH
from pyroute2.netlink.rtnl.ndmsg import (
    NTF_PROXY,
    NUD_DELAY,
    NUD_FAILED,
    NUD_INCOMPLETE,
    NUD_NOARP,
    NUD_PERMANENT,
    NUD_PROBE,
    NUD_REACHABLE,
    NUD_STALE,
    ndmsg,
)

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import USER_HZ, Attribute, Message, Template, read, write
from pingproof.simulator.state import Neighbour, NeighbourState
from pingproof.simulator.tools.ip.neighbour.rows import AgedNeighbour
from pingproof.simulator.tools.ip.neighbour.text import NeighbourAges
from pingproof.simulator.tools.ip.neighbour.words import NeighbourChange

NEIGHBOUR_STATES = {
    NUD_INCOMPLETE: NeighbourState.INCOMPLETE,
    NUD_REACHABLE: NeighbourState.REACHABLE,
    NUD_STALE: NeighbourState.STALE,
    NUD_DELAY: NeighbourState.DELAY,
    NUD_PROBE: NeighbourState.PROBE,
    NUD_FAILED: NeighbourState.FAILED,
    NUD_NOARP: NeighbourState.NOARP,
    NUD_PERMANENT: NeighbourState.PERMANENT,
}
_STATE_NUMBERS = {state.value.lower(): number for number, state in NEIGHBOUR_STATES.items()} | {"none": 0}


def write_neighbour(action: NeighbourChange, ifindex: int) -> bytes:
    """The content of RTM_NEWNEIGH or RTM_DELNEIGH; ``ifindex`` is 0 for a proxy entry of every device."""
    attributes: list[Attribute] = [("NDA_DST", str(action.address))]
    if action.mac is not None:
        attributes.append(("NDA_LLADDR", mac_bytes(action.mac)))
    # The tool's default, also for "del", where the kernel does not look at it (ip/ipneigh.c:ipneigh_modify()).
    state = NUD_PERMANENT if action.nud is None else _state_number(action.nud)
    flags = NTF_PROXY if action.proxy else 0
    return write(ndmsg, attributes, family=AF_INET, ifindex=ifindex, state=state, flags=flags)


def _state_number(word: str) -> int:
    number = _STATE_NUMBERS.get(word)
    # A number is allowed for the word: the NUD_ bits themselves.
    return int(word, 0) if number is None else number


def mac_bytes(address: str) -> bytes:
    """A MAC address's bytes, of which a link layer's address may have more or less than six.

    >>> mac_bytes("02:00:00:00:00:0a").hex()
    '02000000000a'
    """
    return bytes(int(octet, 16) for octet in address.split(":"))


# Marks of a template: values that occur nowhere else in the message, each replaced when the template is filled.
_DEVICE, _ADDRESS, _MAC = 0x7EADBEE1, IPv4Address("203.0.113.77"), bytes.fromhex("02fedcba9877")
_PERMANENT = Template(
    write(
        ndmsg,
        [("NDA_DST", str(_ADDRESS)), ("NDA_LLADDR", _MAC)],
        family=AF_INET,
        ifindex=_DEVICE,
        state=NUD_PERMANENT,
    ),
    _DEVICE.to_bytes(4, byteorder),
    _ADDRESS.packed,
    _MAC,
)


def write_permanent(ifindex: int, address: IPv4Address, mac: bytes) -> bytes:
    """The content of RTM_NEWNEIGH for a permanent entry, and of RTM_DELNEIGH, which ignores the MAC address."""
    return _PERMANENT.filled(ifindex.to_bytes(4, byteorder), address.packed, mac)


def write_same(message: Message) -> bytes:
    """The content of RTM_DELNEIGH for a message's entry."""
    # NTF_PROXY is part of the key: proxy entries are in a table of their own (net/core/neighbour.c:neigh_delete()).
    fields = {name: message.field(name) for name in ("ifindex", "state", "flags", "ndm_type")}
    return write(ndmsg, [("NDA_DST", message.raw("NDA_DST"))], family=AF_INET, **fields)


def ask_neighbour(namespace: KernelNamespace, address: IPv4Address, ifindex: int, proxy: bool) -> Message:
    """The kernel's message about one entry; raises ``KernelError``."""
    flags = NTF_PROXY if proxy else 0
    body = write(ndmsg, [("NDA_DST", str(address))], family=AF_INET, ifindex=ifindex, flags=flags)
    return read(ndmsg, next(namespace.route.ask(RTM_GETNEIGH, body)))


def neighbour_messages(namespace: KernelNamespace, proxy: bool) -> list[Message]:
    """The messages of the neighbour table, or with ``proxy`` of the addresses that are answered for."""
    body = write(ndmsg, family=AF_INET, flags=NTF_PROXY if proxy else 0)
    found = (read(ndmsg, message) for message in namespace.route.dump(RTM_GETNEIGH, body))
    return [message for message in found if message.field("family") == AF_INET]


def read_neighbours(namespace: KernelNamespace, names: Mapping[int, str], proxy: bool = False) -> tuple[Neighbour, ...]:
    """The neighbour table, or with ``proxy`` the addresses that are answered for, in the kernel's order."""
    return tuple(neighbour_row(message, names) for message in neighbour_messages(namespace, proxy))


def neighbour_row(message: Message, names: Mapping[int, str]) -> Neighbour:
    """A row of the neighbour table from its message."""
    mac = message.raw("NDA_LLADDR")
    return Neighbour(
        IPv4Address(message.raw("NDA_DST") or b""),
        names.get(message.field("ifindex"), ""),
        mac.hex(":") if mac else None,
        NEIGHBOUR_STATES.get(message.field("state"), NeighbourState.NONE),
        proxy=bool(message.field("flags") & NTF_PROXY),
    )


def aged_neighbour(message: Message, names: Mapping[int, str]) -> AgedNeighbour:
    """A row with its ages in seconds, where its message has them (``print_cacheinfo``)."""
    cache = message.get("NDA_CACHEINFO")
    if cache is None:
        return neighbour_row(message, names), None
    ages = NeighbourAges(
        cache["ndm_used"] // USER_HZ,
        cache["ndm_confirmed"] // USER_HZ,
        cache["ndm_updated"] // USER_HZ,
        message.number("NDA_PROBES"),
        cache["ndm_refcnt"],
    )
    return neighbour_row(message, names), ages
