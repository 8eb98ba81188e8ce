"""``ip address add|replace|del|flush``: RTM_NEWADDR and RTM_DELADDR (ip/ipaddress.c)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from executor.kernel_namespace import KernelNamespace
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import attribute, number, parse, string, text, u32
from executor.netlink.socket import NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from simulator.errors import Errno, KernelError, UsageError
from simulator.language.ip_address import AddressAdd, AddressDelete, AddressFlush
from simulator.language.rt_names import scope_number
from simulator.state import Scope
from simulator.tools.iproute2_text import cannot_find_device


def address_add(namespace: KernelNamespace, action: AddressAdd) -> None:
    """``ip addr add`` and ``replace``; raises ``KernelError``, ``UsageError``."""
    peer = action.peer or action.address
    parts = [attribute(rt.IFA_LOCAL, action.address.ip.packed), attribute(rt.IFA_ADDRESS, peer.ip.packed)]
    broadcast = _broadcast(action.broadcast, peer)
    if broadcast is not None:
        parts.append(attribute(rt.IFA_BROADCAST, broadcast.packed))
    if action.label is not None:
        parts.append(text(rt.IFA_LABEL, action.label))
    if action.noprefixroute:
        parts.append(u32(rt.IFA_FLAGS, rt.IFA_F_NOPREFIXROUTE))
    if action.metric is not None:
        parts.append(u32(rt.IFA_RT_PRIORITY, action.metric))
    scope = _scope(action.scope, action.address.ip)
    device = namespace.ifindex(action.device)
    if device is None:
        raise cannot_find_device(action.device)
    header = rt.IFADDRMSG.pack(rt.AF_INET, peer.network.prefixlen, 0, scope, device)
    flags = NLM_F_CREATE | (NLM_F_REPLACE if action.replace else NLM_F_EXCL)
    namespace.route.change(rt.RTM_NEWADDR, header + b"".join(parts), flags)


def address_delete(namespace: KernelNamespace, action: AddressDelete) -> str:
    """``ip addr del``; gives the warning that the tool prints. Raises ``KernelError``, ``UsageError``."""
    warning = ""
    parts = [attribute(rt.IFA_LOCAL, action.address.ip.packed)]
    if action.label is not None:
        parts.append(text(rt.IFA_LABEL, action.label))
    if action.peer is not None:
        parts.append(attribute(rt.IFA_ADDRESS, action.peer.ip.packed))
    elif action.prefix_said:
        parts.append(attribute(rt.IFA_ADDRESS, action.address.ip.packed))
    else:
        warning = WILDCARD_DELETION.format(address=action.address.ip)
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(warning + f'Cannot find device "{action.device}"\n', 1)
    length = (action.peer or action.address).network.prefixlen
    header = rt.IFADDRMSG.pack(rt.AF_INET, length, 0, 0, device)
    namespace.route.change(rt.RTM_DELADDR, header + b"".join(parts))
    return warning


WILDCARD_DELETION = (
    "Warning: Executing wildcard deletion to stay compatible with old scripts.\n"
    "         Explicitly specify the prefix length ({address}/32) to avoid this warning.\n"
    "         This special behaviour is likely to disappear in further releases,\n"
    "         fix your scripts!\n"
)
"""What ``ip addr del`` says when no prefix length was typed."""


def address_flush(namespace: KernelNamespace, action: AddressFlush) -> None:
    """``ip addr flush``: delete what is listed until nothing is; raises ``KernelError``, ``UsageError``."""
    device = 0
    if action.device is not None:
        found = namespace.ifindex(action.device)
        if found is None:
            raise UsageError(f'Device "{action.device}" does not exist.\n', 1)
        device = found
    scope = None if action.scope is None else scope_number(action.scope)
    while True:
        rows = [
            payload
            for _, payload in namespace.route.dump(rt.RTM_GETADDR, rt.IFADDRMSG.pack(rt.AF_INET, 0, 0, 0, 0))
            if _selected(payload, action, device, scope)
        ]
        if not rows:
            return
        for payload in rows:
            try:
                namespace.route.change(rt.RTM_DELADDR, payload)
            except KernelError as error:
                # Gone already: with its primary address the kernel deleted this secondary one.
                if error.errno is not Errno.EADDRNOTAVAIL:
                    raise


def _selected(payload: bytes, action: AddressFlush, device: int, scope: int | None) -> bool:
    _, _, _, row_scope, row_device = rt.IFADDRMSG.unpack_from(payload)
    attributes = parse(payload, rt.IFADDRMSG.size)
    local = IPv4Address(attributes.get(rt.IFA_LOCAL, attributes[rt.IFA_ADDRESS]))
    secondary = bool(number(attributes.get(rt.IFA_FLAGS)) & rt.IFA_F_SECONDARY)
    return (
        (device in (0, row_device))
        and (scope is None or scope == row_scope)
        and (action.to is None or local in action.to)
        and (action.label is None or fnmatchcase(string(attributes.get(rt.IFA_LABEL)), action.label))
        and ("secondary" not in action.flags or secondary)
        and ("primary" not in action.flags or not secondary)
    )


def _broadcast(wanted: str | None, peer: IPv4Interface) -> IPv4Address | None:
    if wanted is None:
        return None
    if wanted not in ("+", "-"):
        return IPv4Address(wanted)
    if peer.network.prefixlen > 30:
        return None
    network: IPv4Network = peer.network
    return network.broadcast_address if wanted == "+" else network.network_address


def _scope(wanted: str | None, address: IPv4Address) -> int:
    if wanted is not None:
        return scope_number(wanted) or 0
    return Scope.HOST.value if address.is_loopback else Scope.GLOBAL.value
