"""``ip address add|replace|del|flush``: RTM_NEWADDR and RTM_DELADDR (ip/ipaddress.c)."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.socket import NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, text, u32
from pingproof.executor.state.links import address_row, device_names
from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.state import Scope
from pingproof.simulator.tools.ip.address.rows import selects_address
from pingproof.simulator.tools.ip.address.text import address_text
from pingproof.simulator.tools.ip.address.words import AddressAdd, AddressDelete, AddressFlush, broadcast_address
from pingproof.simulator.tools.lib.refusals import (
    cannot_find_device,
    device_does_not_exist,
    flush_report,
    wildcard_deletion,
)
from pingproof.simulator.tools.lib.rt_names import scope_number


def address_add(namespace: KernelNamespace, action: AddressAdd) -> None:
    """``ip addr add`` and ``replace``; raises ``KernelError``, ``UsageError``."""
    peer = action.peer or action.address
    parts = [attribute(rt.IFA_LOCAL, action.address.ip.packed), attribute(rt.IFA_ADDRESS, peer.ip.packed)]
    broadcast = broadcast_address(action.broadcast, peer)
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
        warning = wildcard_deletion(action.address.ip)
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(warning + f'Cannot find device "{action.device}"\n', 1)
    length = (action.peer or action.address).network.prefixlen
    header = rt.IFADDRMSG.pack(rt.AF_INET, length, 0, 0, device)
    namespace.route.change(rt.RTM_DELADDR, header + b"".join(parts))
    return warning


def address_flush(namespace: KernelNamespace, action: AddressFlush, statistics: int) -> str:
    """``ip addr flush``: delete what is listed, and tell of it; raises ``KernelError``, ``UsageError``."""
    if action.device is not None and namespace.ifindex(action.device) is None:
        raise device_does_not_exist(action.device)
    names = device_names(namespace)
    doomed = [
        (payload, ifa)
        for _, payload in namespace.route.dump(rt.RTM_GETADDR, rt.IFADDRMSG.pack(rt.AF_INET, 0, 0, 0, 0))
        for ifa in (address_row(payload, names),)
        if action.device in (None, ifa.device) and selects_address(ifa, action)
    ]
    for payload, _ in doomed:
        try:
            namespace.route.change(rt.RTM_DELADDR, payload)
        except KernelError as error:
            # Gone already: with its primary address the kernel deleted this secondary one.
            if error.errno is not Errno.EADDRNOTAVAIL:
                raise
    rows = [f"{_ifindex(payload)}: {ifa.device}{address_text(ifa)}\n" for payload, ifa in doomed]
    return flush_report(rows, "addresses", statistics)


def _ifindex(payload: bytes) -> int:
    return int(rt.IFADDRMSG.unpack_from(payload)[4])


def _scope(wanted: str | None, address: IPv4Address) -> int:
    if wanted is not None:
        return scope_number(wanted) or 0
    return Scope.HOST.value if address.is_loopback else Scope.GLOBAL.value
