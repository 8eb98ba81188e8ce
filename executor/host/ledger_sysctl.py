"""Settings that a lab may write on the host: those of IPv4 and of bridges, each put back afterwards."""

from __future__ import annotations

import os

from pingproof.executor.host.intents import Intent, WriteSysctl
from pingproof.executor.host.refusals import CannotUndo
from pingproof.simulator.tools.echo.words import ProcWrite
from pingproof.simulator.tools.lib.proc_sys import PROC_SYS, dotted, path_of
from pingproof.simulator.tools.sysctl.words import Sysctl

ALLOWED = ("/proc/sys/net/ipv4/", "/proc/sys/net/bridge/", "/proc/sys/net/netfilter/", "/proc/sys/net/core/")


def judge_sysctl(command: Sysctl | ProcWrite, own: bool = False) -> tuple[Intent, ...]:
    """Settings that a command writes; in a namespace of its ``own`` only the machine's. Raises ``CannotUndo``."""
    if isinstance(command, ProcWrite):
        return _judge([(command.path, command.text)], own)
    return _judge([(sysctl_path(key), value) for key, value in command.written], own)


def _judge(settings: list[tuple[str, str]], own: bool) -> tuple[Intent, ...]:
    found = []
    for path, value in settings:
        normal = os.path.normpath(path)
        if not normal.startswith("/proc/sys/net/"):
            continue  # refused when it is carried out: it is no setting of the network
        if not own and not normal.startswith(ALLOWED):
            raise CannotUndo(f"{_key(normal)} is not written: what it sets off cannot be put back exactly")
        if not own and normal.endswith("/flush"):
            raise CannotUndo(f"{_key(normal)} is not written: it cannot be undone")
        found.append(WriteSysctl(normal, value))
    return tuple(found)


def sysctl_path(key: str) -> str:
    """The file of a key.

    >>> sysctl_path("net.ipv4.ip_forward")
    '/proc/sys/net/ipv4/ip_forward'
    """
    return PROC_SYS + path_of(key)


def _key(path: str) -> str:
    return dotted(path.removeprefix(PROC_SYS))
