"""Namespaces by name, as iproute2 looks them up in /run/netns (lib/namespace.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.tools.lib.refusals import argument_is_wrong, cannot_open_namespace

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

FIRST_PROCESS = 1


def netns_get(network: Network, word: str) -> NetNamespace:
    """The namespace of ``netns NAME|PID``. Raises UsageError, or KernelError (ESRCH) for an unknown process."""
    namespace = network.named.get(word)
    if namespace is not None:
        return namespace
    if not word.isdecimal():
        raise argument_is_wrong(word, 'Invalid "netns" value')
    pid = int(word)
    if pid == FIRST_PROCESS:
        return network.host
    for process in network.processes:
        if process.pid == pid and process.running:
            return process.namespace
    raise KernelError(Errno.ESRCH)


def netns_switch(network: Network, name: str) -> NetNamespace:
    """The namespace of ``-n NAME`` or ``ip netns exec NAME``. Raises UsageError when no file has the name."""
    namespace = network.named.get(name)
    if namespace is None:
        raise cannot_open_namespace(name, "No such file or directory")
    return namespace


def name_of(network: Network, namespace: NetNamespace) -> str | None:
    """The namespace's name in /run/netns; None without one."""
    return next((name for name, named in network.named.items() if named is namespace), None)
