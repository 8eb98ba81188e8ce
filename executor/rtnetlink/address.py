"""Addresses: the requests of ``ip address`` and the rows of RTM_NEWADDR (ip/ipaddress.c, net/ipv4/devinet.c)."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address
from socket import AF_INET

from pyroute2.netlink.rtnl import RTM_GETADDR
from pyroute2.netlink.rtnl.ifaddrmsg import IFA_F_NOPREFIXROUTE, IFA_F_SECONDARY, ifaddrmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import Attribute, Message, read, write
from pingproof.simulator.state import Address, Scope
from pingproof.simulator.tools.ip.address.words import AddressAdd, AddressDelete, broadcast_address
from pingproof.simulator.tools.lib.rt_names import scope_number

ALL_ADDRESSES = write(ifaddrmsg, family=AF_INET)
"""The question for all IPv4 addresses of a namespace."""


def write_new_address(action: AddressAdd, ifindex: int) -> bytes:
    """The content of RTM_NEWADDR."""
    # IFA_ADDRESS is the other end of a point-to-point link; on every other it is the address itself.
    peer = action.peer or action.address
    attributes: list[Attribute] = [("IFA_LOCAL", str(action.address.ip)), ("IFA_ADDRESS", str(peer.ip))]
    broadcast = broadcast_address(action.broadcast, peer)
    if broadcast is not None:
        attributes.append(("IFA_BROADCAST", str(broadcast)))
    if action.label is not None:
        attributes.append(("IFA_LABEL", action.label))
    # The attribute, not ifa_flags: that field is a byte, and this flag is 0x200.
    if action.noprefixroute:
        attributes.append(("IFA_FLAGS", IFA_F_NOPREFIXROUTE))
    if action.metric is not None:
        attributes.append(("IFA_RT_PRIORITY", action.metric))
    scope = _scope(action.scope, action.address.ip)
    # A prefix with "peer" is the peer's: the connected route leads to it.
    length = peer.network.prefixlen
    return write(ifaddrmsg, attributes, family=AF_INET, prefixlen=length, scope=scope, index=ifindex)


def _scope(wanted: str | None, address: IPv4Address) -> int:
    if wanted is not None:
        return scope_number(wanted) or 0
    return Scope.HOST.value if address.is_loopback else Scope.GLOBAL.value


def write_gone_address(action: AddressDelete, ifindex: int) -> bytes:
    """The content of RTM_DELADDR. Without IFA_ADDRESS the kernel deletes the first row with the local address."""
    attributes: list[Attribute] = [("IFA_LOCAL", str(action.address.ip))]
    if action.label is not None:
        attributes.append(("IFA_LABEL", action.label))
    if action.peer is not None:
        attributes.append(("IFA_ADDRESS", str(action.peer.ip)))
    # iproute2 sends IFA_ADDRESS only with a prefix: "del 10.0.0.1" then takes the first address that is the same, with
    # any length, and the tool warns (ip/ipaddress.c).
    elif action.prefix_said:
        attributes.append(("IFA_ADDRESS", str(action.address.ip)))
    length = (action.peer or action.address).network.prefixlen
    return write(ifaddrmsg, attributes, family=AF_INET, prefixlen=length, index=ifindex)


def address_messages(namespace: KernelNamespace) -> list[bytes]:
    """The messages of a namespace's IPv4 addresses, in the kernel's order."""
    return namespace.route.dump(RTM_GETADDR, ALL_ADDRESSES)


def read_addresses(namespace: KernelNamespace, names: Mapping[int, str]) -> tuple[Address, ...]:
    """The IPv4 addresses, in the kernel's order."""
    return tuple(address_row(read(ifaddrmsg, each), names) for each in address_messages(namespace))


def address_row(message: Message, names: Mapping[int, str]) -> Address:
    """An address from its message; ``names`` are the devices' by ifindex."""
    flags = message.number("IFA_FLAGS")
    # A peer of 0.0.0.0 is left out of the message (net/ipv4/devinet.c:inet_fill_ifaddr()).
    peer = IPv4Address(message.raw("IFA_ADDRESS") or bytes(4))
    local = message.raw("IFA_LOCAL")
    broadcast = message.raw("IFA_BROADCAST")
    return Address(
        device=names.get(message.field("index"), ""),
        local=IPv4Address(local) if local is not None else peer,
        prefix_length=message.field("prefixlen"),
        peer=peer,
        broadcast=IPv4Address(broadcast) if broadcast is not None else None,
        scope=Scope(message.field("scope")),
        label=message.text("IFA_LABEL"),
        secondary=bool(flags & IFA_F_SECONDARY),
        noprefixroute=bool(flags & IFA_F_NOPREFIXROUTE),
        metric=message.number("IFA_RT_PRIORITY"),
    )
