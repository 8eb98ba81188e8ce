"""``ip netns`` (iproute2/ip/ipnetns.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pingproof.simulator.carry_out import run_command
from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.linux.core.namespace_cleanup import put_net
from pingproof.simulator.linux.core.register import peernet2id_alloc
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.netns.text import NsidRow, names_text, nsids_text
from pingproof.simulator.tools.ip.netns.words import (
    NetnsAdd,
    NetnsCommand,
    NetnsDelete,
    NetnsExec,
    NetnsIdentify,
    NetnsList,
    NetnsListId,
    NetnsPids,
    NetnsSet,
)
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer
from pingproof.simulator.userland.lib.netns_name import name_of, netns_switch

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.ip.words import IpOptions
    from pingproof.simulator.userland.lib.process import Process


@carries_out_action(*get_args(NetnsCommand))
def run(namespace: NetNamespace, command: NetnsCommand, options: IpOptions) -> Result | Process:
    """Carry out an ``ip netns`` command for a shell in ``namespace``. Raises UsageError."""
    network = namespace.network
    match command:
        case NetnsAdd(name):
            return answer(_add, network, name)
        case NetnsDelete(name):
            return answer(_delete, network, name)
        case NetnsList():
            return answer(_list, namespace, options)
        case NetnsIdentify(pid):
            return answer(_identify, namespace, pid)
        case NetnsPids(name):
            return answer(_pids, network, name)
        case NetnsSet(name, nsid):
            return answer(_set, namespace, name, nsid)
        case NetnsListId():
            return _list_id(namespace, command, options)
        case NetnsExec():
            return _exec(network, command)


def _exec(network: Network, action: NetnsExec) -> Result | Process:
    """Carry out ``ip netns exec``; with ``-all`` in one namespace after the other, each under its name."""
    if action.name is not None:
        return run_command(netns_switch(network, action.name), action.command)
    stdout, stderr = [], []
    for name, inside in reversed(list(network.named.items())):
        result = network.run(action.command, inside)
        stdout.append(f"\nnetns: {name}\n{result.stdout}")
        stderr.append(result.stderr)
    return Result(0, "".join(stdout), "".join(stderr))


def _add(network: Network, name: str) -> str:
    if name in network.named:
        raise UsageError(f'Cannot create namespace file "/run/netns/{name}": File exists\n', 1)
    network.named[name] = network.add_namespace(name)
    return ""


def _delete(network: Network, name: str | None) -> str:
    for each in list(network.named) if name is None else [name]:
        namespace = network.named.pop(each, None)
        if namespace is None:
            raise UsageError(f'Cannot remove namespace file "/run/netns/{each}": No such file or directory\n', 1)
        # Another name, or a process inside, keeps the namespace alive.
        if name_of(network, namespace) is None and namespace is not network.host:
            namespace.nameless = True
            put_net(namespace)
    return ""


def _list(namespace: NetNamespace, options: IpOptions) -> str:
    """The names, the newest first as the directory lists them, each with its nsid in this namespace, if any."""
    rows = [(name, namespace.nsids.get(named.inode)) for name, named in reversed(namespace.network.named.items())]
    return names_text(rows, options)


def _identify(namespace: NetNamespace, pid: str | None) -> str:
    """The name of the namespace of a process, or of the shell; an empty line where it has none."""
    network = namespace.network
    if pid is not None:
        owners = [process.namespace for process in network.processes if str(process.pid) == pid and process.running]
        if not owners:
            raise UsageError("Cannot open network namespace: No such file or directory\n", 1)
        namespace = owners[0]
    return f"{name_of(network, namespace) or ''}\n"


def _pids(network: Network, name: str) -> str:
    namespace = network.named.get(name)
    if namespace is None:
        raise UsageError("Cannot open network namespace: No such file or directory\n", 1)
    inside = [process.pid for process in network.processes if process.namespace is namespace and process.running]
    return "".join(f"{pid}\n" for pid in sorted(inside))


def _set(namespace: NetNamespace, name: str, nsid: int | None) -> str:
    """Give another namespace its one nsid in this one (net/core/net_namespace.c:rtnl_net_newid())."""
    other = namespace.network.named.get(name)
    if other is None:
        raise UsageError(f'Cannot open network namespace "{name}": No such file or directory\n', 1)
    if other.inode in namespace.nsids:
        raise KernelError(Errno.EEXIST, "Peer netns already has a nsid assigned")
    if nsid is None:
        peernet2id_alloc(namespace, other)
    elif nsid in namespace.nsids.values():
        raise KernelError(Errno.EEXIST, "The specified nsid is already used")
    else:
        namespace.nsids[other.inode] = nsid
    return ""


def _list_id(namespace: NetNamespace, command: NetnsListId, options: IpOptions) -> Result:
    network = namespace.network
    target = namespace
    if command.target_nsid is not None:
        found = _by_number(namespace, command.target_nsid)
        if found is None:
            return Result(1, "", "Error: Invalid target network namespace id.\nDump terminated\n")
        target = found
    numbers = sorted((nsid, inode) for inode, nsid in target.nsids.items())
    # The nsid is one of this namespace, the answer the one that the target has for the same namespace.
    if command.nsid is not None:
        asked = _by_number(namespace, command.nsid)
        if asked is None or asked.inode not in target.nsids:
            return Result(2, "", "Error: Peer netns reference is invalid.\n")
        numbers = [(target.nsids[asked.inode], asked.inode)]
    elsewhere = command.target_nsid is not None
    rows = []
    for nsid, inode in numbers:
        current = namespace.nsids.get(inode)
        # The tool finds a name by the nsid that it has itself: a namespace without one here stays nameless.
        is_named = target is namespace or current is not None
        name = name_of(network, network.namespaces[inode]) if is_named else None
        rows.append(NsidRow(nsid, current if elsewhere else None, name))
    return Result(0, nsids_text(rows, options, elsewhere=elsewhere))


def _by_number(namespace: NetNamespace, nsid: int) -> NetNamespace | None:
    inode = next((inode for inode, number in namespace.nsids.items() if number == nsid), None)
    return None if inode is None else namespace.network.namespaces.get(inode)
