"""Undoing the changes in a journal, in reverse order.

Each step first asks what is there, so that it can be repeated, and leaves alone what is not ours; its lines say so.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from functools import singledispatch

from pingproof.executor.carry_out import start_command
from pingproof.executor.host.changes import (
    Change,
    CommandMade,
    DirectoryMade,
    LinkMade,
    NamespaceMade,
    PolicySet,
    RuleMade,
    SysctlWritten,
)
from pingproof.executor.host.identity import NamespaceIdentity, identity_of
from pingproof.executor.host.links import delete_link, links_of_group
from pingproof.executor.host.nft_tables import delete_if_empty
from pingproof.executor.host.sysctls import put_back
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, open_host
from pingproof.executor.machine.names import NETNS_RUN_DIR
from pingproof.executor.machine.programs import run_program
from pingproof.executor.machine.system_calls import unmount
from pingproof.executor.rtnetlink.link import device_names
from pingproof.executor.tools import all_tools as _all_tools  # noqa: F401
from pingproof.simulator.tools.lib.proc_sys import PROC_SYS
from pingproof.simulator.tools.vocabulary.parse import parse_words


def undo(changes: Sequence[Change]) -> tuple[list[str], list[str]]:
    """Undo the changes: a line for each thing left alone, and a line with the reason for each that failed."""
    machine = Machine(open_host(), ipv6=True)
    alone: list[str] = []
    failed: list[str] = []
    for change in reversed(changes):
        try:
            alone += _undo(change, machine)
        except Exception as error:  # one that fails must not keep the others from being undone
            failed.append(f"{type(change).__name__}: {error}")
    return alone, failed


@singledispatch
def _undo(change: Change, machine: Machine) -> list[str]:
    raise TypeError(f"no such change: {change!r}")


@_undo.register
def _directory(change: DirectoryMade, machine: Machine) -> list[str]:
    with contextlib.suppress(OSError):  # not empty: others have names there now
        os.rmdir(change.path)
    return []


@_undo.register
def _namespace(change: NamespaceMade, machine: Machine) -> list[str]:
    path = f"{NETNS_RUN_DIR}/{change.name}"
    ours = NamespaceIdentity(change.device, change.inode, change.cookie)
    # Mounts can lie on each other; only ours is taken away, and the file only where it is ours, too.
    while _mounted_namespace(path) == (change.device, change.inode) and identity_of(path) == ours:
        unmount(path)
    try:
        status = os.stat(path)
    except OSError:
        return []
    if (status.st_dev, status.st_ino) == (change.file_device, change.file_inode):
        os.unlink(path)
        return []
    return [f"the network namespace {change.name} was made by somebody else meanwhile: left alone"]


def _mounted_namespace(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


@_undo.register
def _link(change: LinkMade, machine: Machine) -> list[str]:
    host = machine.host
    # By group first: a run that was cut off between making a device and noting its number left only that mark.
    for ifindex, _ in links_of_group(host, change.group):
        delete_link(host, ifindex)
    there = device_names(host)
    # Number and name together: after the machine has made other devices, a number alone may be somebody's.
    ours = [ifindex for ifindex, name in change.links or () if there.get(ifindex) == name]
    for ifindex in ours:
        delete_link(host, ifindex)
    return [
        f"the device {name} (ifindex {ifindex}) was made by somebody else meanwhile: left alone"
        for ifindex, name in device_names(host).items()
        if name in change.names
    ]


@_undo.register
def _sysctl(change: SysctlWritten, machine: Machine) -> list[str]:
    alone = put_back(change.before, change.after)
    names = (path.removeprefix(PROC_SYS).translate(str.maketrans("./", "/.")) for path in alone)
    return [f"{name} was set by somebody else meanwhile: left alone" for name in names]


@_undo.register
def _command(change: CommandMade, machine: Machine) -> list[str]:
    # Refused when it is gone already, as a route is with its device.
    start_command(machine, parse_words(list(change.undo)), "")
    return []


@_undo.register
def _rule(change: RuleMade, machine: Machine) -> list[str]:
    # Asked first: a chain that there is not would be made by the attempt to delete from it.
    if run_program(machine.host, list(change.check)).exit_code == 0:
        run_program(machine.host, list(change.undo))
    delete_if_empty(change.table, change.chains_before, change.table_before)
    return []


@_undo.register
def _policy(change: PolicySet, machine: Machine) -> list[str]:
    told = []
    now = read_policy(machine.host, change.table, change.chain)
    # Only what the lab set is put back; another policy was set by somebody since.
    if now == change.after and now != change.before:
        run_program(machine.host, ["iptables", "-t", change.table, "-P", change.chain, change.before])
    elif now != change.before:
        told = [f"the policy of {change.chain} was set by somebody else meanwhile: left alone"]
    delete_if_empty(change.table, change.chains_before, change.table_before)
    return told


def read_policy(namespace: KernelNamespace, table: str, chain: str) -> str:
    """A built-in chain's policy as ``iptables -S`` lists it."""
    listed = run_program(namespace, ["iptables", "-t", table, "-S", chain]).stdout
    words = listed.split("\n", 1)[0].split()
    return words[2] if words[:1] == ["-P"] and len(words) > 2 else ""
