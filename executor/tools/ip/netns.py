"""``ip netns``: namespaces as files in /run/netns (ip/ipnetns.c)."""

from __future__ import annotations

import contextlib
import os

from pingproof.executor.carry_out import PATIENCE, start_command
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.machine.names import NETNS_RUN_DIR
from pingproof.executor.machine.programs import Program
from pingproof.executor.rtnetlink.nsid import namespaces_by_nsid, nsid_of, read_nsids, set_nsid
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.netns.text import NsidRow, names_text, nsids_text
from pingproof.simulator.tools.ip.netns.words import (
    NetnsAdd,
    NetnsDelete,
    NetnsExec,
    NetnsIdentify,
    NetnsList,
    NetnsListId,
    NetnsPids,
    NetnsSet,
)
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import cannot_open_namespace, rtnetlink_answers


@carries_out_action(NetnsAdd)
def _add(machine: Machine, namespace: KernelNamespace, action: NetnsAdd, _: IpOptions) -> Result:
    try:
        machine.add_namespace(action.name)
    except KernelError as error:
        path = f"{NETNS_RUN_DIR}/{action.name}"
        raise UsageError(f'Cannot create namespace file "{path}": {error.errno.value}\n', 1) from None
    return Result()


@carries_out_action(NetnsDelete)
def _delete(machine: Machine, namespace: KernelNamespace, action: NetnsDelete, _: IpOptions) -> Result:
    for name in machine.names() if action.name is None else [action.name]:
        try:
            machine.delete_namespace(name)
        except KernelError as error:
            path = f"{NETNS_RUN_DIR}/{name}"
            raise UsageError(f'Cannot remove namespace file "{path}": {error.errno.value}\n', 1) from None
    return Result()


@carries_out_action(NetnsExec)
def _exec(machine: Machine, namespace: KernelNamespace, action: NetnsExec, _: IpOptions) -> Result | Program:
    if action.name is None:
        return _exec_everywhere(machine, action)
    return start_command(machine, action.command, action.name)


def _exec_everywhere(machine: Machine, action: NetnsExec) -> Result:
    """``ip -all netns exec``: one after another, each under its name; the exit code is always 0."""
    output: list[str] = []
    errors: list[str] = []
    for name in machine.names():
        outcome = start_command(machine, action.command, name)
        result = outcome if isinstance(outcome, Result) else machine.wait(outcome, PATIENCE)
        output.append(f"\nnetns: {name}\n{result.stdout}")
        errors.append(result.stderr)
    return Result(0, "".join(output), "".join(errors))


@carries_out_action(NetnsList)
def _list(machine: Machine, namespace: KernelNamespace, action: NetnsList, options: IpOptions) -> Result:
    rows: list[tuple[str, int | None]] = []
    for name in machine.names():
        nsid = None
        with contextlib.suppress(NoSuchNamespace, KernelError):
            nsid = nsid_of(namespace, machine.namespace(name))
        rows.append((name, nsid))
    return Result(0, names_text(rows, options))


@carries_out_action(NetnsIdentify)
def _identify(machine: Machine, namespace: KernelNamespace, action: NetnsIdentify, _: IpOptions) -> Result:
    pid = action.pid
    try:
        # A namespace is known by its inode: names are mounts of the same file.
        inode = namespace.inode if pid in (None, "self") else os.stat(f"/proc/{pid}/ns/net").st_ino
    except OSError as error:
        raise UsageError(f"Cannot open network namespace: {error.strerror}\n", 1) from None
    # The empty line of a namespace without a name is the tool's own.
    return Result(0, "".join(f"{name}\n" for name in _names_of(inode)) or "\n")


def _names_of(inode: int) -> list[str]:
    found = []
    for name in os.listdir(NETNS_RUN_DIR):
        with contextlib.suppress(OSError):
            if os.stat(f"{NETNS_RUN_DIR}/{name}").st_ino == inode:
                found.append(name)
    return found


@carries_out_action(NetnsPids)
def _pids(machine: Machine, namespace: KernelNamespace, action: NetnsPids, _: IpOptions) -> Result:
    try:
        inode = os.stat(f"{NETNS_RUN_DIR}/{action.name}").st_ino
    except OSError as error:
        raise UsageError(f"Cannot open network namespace: {error.strerror}\n", 1) from None
    lines = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            # A process may end while the list is read: it is left out.
            if os.stat(f"/proc/{pid}/ns/net").st_ino == inode:
                lines.append(f"{pid}\n")
    return Result(0, "".join(lines))


@carries_out_action(NetnsSet)
def _set(machine: Machine, namespace: KernelNamespace, action: NetnsSet, _: IpOptions) -> Result:
    try:
        other = machine.namespace(action.name)
    except NoSuchNamespace as error:
        raise UsageError(cannot_open_namespace(action.name, error.error.value).stderr, 1) from None
    set_nsid(namespace, other, action.nsid)
    return Result()


@carries_out_action(NetnsListId)
def _list_id(machine: Machine, namespace: KernelNamespace, action: NetnsListId, options: IpOptions) -> Result:
    """``ip netns list-id``, also of the numbers that another namespace has given (``target-nsid``)."""
    try:
        numbers = read_nsids(namespace, action.nsid, action.target_nsid)
    except KernelError as error:
        if action.nsid is not None:
            raise
        raise UsageError(rtnetlink_answers(error) + "Dump terminated\n", 1) from None
    names = namespaces_by_nsid(machine, namespace)
    elsewhere = action.target_nsid is not None
    rows = [
        NsidRow(nsid, here if elsewhere else None, None if here is None else names.get(here)) for nsid, here in numbers
    ]
    return Result(0, nsids_text(rows, options, elsewhere=elsewhere))
