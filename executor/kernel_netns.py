"""``ip netns``: namespaces as files in /run/netns (ip/ipnetns.c)."""

from __future__ import annotations

import contextlib
import os

from executor.kernel_namespace import KernelNamespace
from executor.machine import Machine, NoSuchNamespace
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import number, parse, u32
from executor.sandbox import NETNS_RUN_DIR
from executor.state_links import namespaces_by_nsid, nsid_of
from simulator.errors import KernelError, UsageError
from simulator.language.ip_netns import (
    NetnsAdd,
    NetnsDelete,
    NetnsIdentify,
    NetnsList,
    NetnsListId,
    NetnsPids,
    NetnsSet,
)
from simulator.tools.iproute2_text import cannot_open_namespace

NetnsAnswer = NetnsAdd | NetnsDelete | NetnsList | NetnsIdentify | NetnsPids | NetnsSet | NetnsListId


def run_netns(machine: Machine, namespace: KernelNamespace, action: NetnsAnswer) -> str:
    """All of ``ip netns`` but ``exec``: what it prints. Raises ``KernelError``, ``UsageError``."""
    match action:
        case NetnsAdd(name):
            _add(machine, name)
        case NetnsDelete(name):
            for each in machine.names() if name is None else [name]:
                _delete(machine, each)
        case NetnsList():
            return "".join(_listed(machine, namespace, name) for name in machine.names())
        case NetnsIdentify(pid):
            return _identify(namespace, pid)
        case NetnsPids(name):
            return _pids(name)
        case NetnsSet(name, nsid):
            _set(machine, namespace, name, nsid)
        case NetnsListId():
            return _list_id(machine, namespace, action)
    return ""


def _add(machine: Machine, name: str) -> None:
    try:
        machine.add_namespace(name)
    except KernelError as error:
        raise UsageError(f'Cannot create namespace file "{NETNS_RUN_DIR}/{name}": {error.errno.value}\n', 1) from None


def _delete(machine: Machine, name: str) -> None:
    try:
        machine.delete_namespace(name)
    except KernelError as error:
        raise UsageError(f'Cannot remove namespace file "{NETNS_RUN_DIR}/{name}": {error.errno.value}\n', 1) from None


def _listed(machine: Machine, namespace: KernelNamespace, name: str) -> str:
    nsid = None
    with contextlib.suppress(NoSuchNamespace, KernelError):
        nsid = nsid_of(namespace, machine.namespace(name))
    return f"{name}\n" if nsid is None else f"{name} (id: {nsid})\n"


def _identify(namespace: KernelNamespace, pid: str | None) -> str:
    try:
        inode = namespace.inode if pid in (None, "self") else os.stat(f"/proc/{pid}/ns/net").st_ino
    except OSError as error:
        raise UsageError(f"Cannot open network namespace: {error.strerror}\n", 1) from None
    # The empty line of a namespace without a name is the tool's own.
    return "".join(f"{name}\n" for name in _names_of(inode)) or "\n"


def _names_of(inode: int) -> list[str]:
    found = []
    for name in os.listdir(NETNS_RUN_DIR):
        with contextlib.suppress(OSError):
            if os.stat(f"{NETNS_RUN_DIR}/{name}").st_ino == inode:
                found.append(name)
    return found


def _pids(name: str) -> str:
    try:
        inode = os.stat(f"{NETNS_RUN_DIR}/{name}").st_ino
    except OSError as error:
        raise UsageError(f"Cannot open network namespace: {error.strerror}\n", 1) from None
    lines = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            if os.stat(f"/proc/{pid}/ns/net").st_ino == inode:
                lines.append(f"{pid}\n")
    return "".join(lines)


def _set(machine: Machine, namespace: KernelNamespace, name: str, nsid: int | None) -> None:
    try:
        other = machine.namespace(name)
    except NoSuchNamespace as error:
        raise UsageError(cannot_open_namespace(name, error.error.value).stderr, 1) from None
    chosen = u32(rt.NETNSA_NSID, 0xFFFFFFFF if nsid is None else nsid)
    body = bytes((rt.AF_UNSPEC, 0, 0, 0)) + u32(rt.NETNSA_FD, other.descriptor) + chosen
    namespace.route.change(rt.RTM_NEWNSID, body)


def _list_id(machine: Machine, namespace: KernelNamespace, action: NetnsListId) -> str:
    names = namespaces_by_nsid(machine, namespace)
    lines = []
    for _, payload in namespace.route.dump(rt.RTM_GETNSID, bytes((rt.AF_UNSPEC, 0, 0, 0))):
        nsid = number(parse(payload, 4).get(rt.NETNSA_NSID))
        if action.nsid is not None and nsid != action.nsid:
            continue
        lines.append(f"nsid {nsid} (iproute2 netns name: {names[nsid]})\n" if nsid in names else f"nsid {nsid} \n")
    return "".join(lines)
