"""The sysctls of a namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.tools.lib.proc_sys import Effect, dotted

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


def sysctls(namespace: NetNamespace) -> tuple[tuple[str, str], ...]:
    """(key, value) of every sysctl that the stack reads, in ``sysctl``'s notation and alphabetical order."""
    return tuple(
        (dotted(path), sysctl_files.read(namespace, path))
        for path in sysctl_files.paths(namespace, deprecated=False)
        if sysctl_files.effect_of(namespace, path) is Effect.MODELLED
    )
