"""``ip netns``: namespaces as files in /run/netns (ip/ipnetns.c)."""

from __future__ import annotations

import contextlib
import os

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.machine.names import NETNS_RUN_DIR
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number, parse, u32
from pingproof.executor.state.links import namespaces_by_nsid, nsid_of
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.tools.ip.netns.words import (
    NetnsAdd,
    NetnsDelete,
    NetnsIdentify,
    NetnsList,
    NetnsListId,
    NetnsPids,
    NetnsSet,
)
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.json_writer import json_text
from pingproof.simulator.tools.lib.refusals import cannot_open_namespace, rtnetlink_answers

UNASSIGNED = 0xFFFFFFFF
NetnsAnswer = NetnsAdd | NetnsDelete | NetnsList | NetnsIdentify | NetnsPids | NetnsSet | NetnsListId


def run_netns(machine: Machine, namespace: KernelNamespace, action: NetnsAnswer, options: IpOptions) -> str:
    """All of ``ip netns`` but ``exec``: what it prints. Raises ``KernelError``, ``UsageError``."""
    match action:
        case NetnsAdd(name):
            _add(machine, name)
        case NetnsDelete(name):
            for each in machine.names() if name is None else [name]:
                _delete(machine, each)
        case NetnsList():
            return _list(machine, namespace, options)
        case NetnsIdentify(pid):
            return _identify(namespace, pid)
        case NetnsPids(name):
            return _pids(name)
        case NetnsSet(name, nsid):
            _set(machine, namespace, name, nsid)
        case NetnsListId():
            return _list_id(machine, namespace, action, options)
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


def _list(machine: Machine, namespace: KernelNamespace, options: IpOptions) -> str:
    rows: list[tuple[str, int | None]] = []
    for name in machine.names():
        nsid = None
        with contextlib.suppress(NoSuchNamespace, KernelError):
            nsid = nsid_of(namespace, machine.namespace(name))
        rows.append((name, nsid))
    if options.json:
        return json_text(
            [{"name": name} | ({} if nsid is None else {"id": nsid}) for name, nsid in rows], options.pretty
        )
    return "".join(f"{name}\n" if nsid is None else f"{name} (id: {nsid})\n" for name, nsid in rows)


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


def _list_id(machine: Machine, namespace: KernelNamespace, action: NetnsListId, options: IpOptions) -> str:
    """``ip netns list-id``, also of the numbers that another namespace has given (``target-nsid``)."""
    header = bytes((rt.AF_UNSPEC, 0, 0, 0))
    target = u32(rt.NETNSA_TARGET_NSID, action.target_nsid) if action.target_nsid is not None else b""
    # Only a socket that has its requests checked strictly has its dumps narrowed.
    strict = namespace.netlink_socket(strict=True)
    try:
        if action.nsid is not None:
            body = header + u32(rt.NETNSA_NSID, action.nsid) + target
            answers = [next(strict.ask(rt.RTM_GETNSID, body))[1]]
        else:
            answers = [payload for _, payload in strict.dump(rt.RTM_GETNSID, header + target)]
    except KernelError as error:
        if action.nsid is not None:
            raise
        raise UsageError(rtnetlink_answers(error) + "Dump terminated\n", 1) from None
    finally:
        strict.close()
    names = namespaces_by_nsid(machine, namespace)
    rows = [_numbered(payload, names, action) for payload in answers]
    if options.json:
        return json_text(rows, options.pretty)
    return "".join(_number_line(row, action.target_nsid is not None) for row in rows)


def _numbered(payload: bytes, names: dict[int, str], action: NetnsListId) -> dict[str, int | str]:
    attributes = parse(payload, 4)
    nsid = number(attributes.get(rt.NETNSA_NSID))
    row: dict[str, int | str] = {"nsid": nsid}
    known: int | None = nsid
    if action.target_nsid is not None:
        known = number(attributes.get(rt.NETNSA_CURRENT_NSID), UNASSIGNED)
        if known == UNASSIGNED:
            known = None
        else:
            row["current-nsid"] = known
    if known in names:
        row["name"] = names[known]
    return row


def _number_line(row: dict[str, int | str], with_current: bool) -> str:
    current = f"current-nsid {row.get('current-nsid', 'unassigned')} " if with_current else ""
    name = f"(iproute2 netns name: {row['name']})" if "name" in row else ""
    return f"nsid {row['nsid']} {current}{name}\n"
