"""The programs that are modelled, and where each one lies.

A program has a folder below ``simulator/tools``, which both networks share: ``words`` (words ⇄ a typed command) and
``text`` (what it prints). Its commands are carried out on the model by a module below ``simulator/userland``.
Neither is imported before the program's name is typed.

To add a program: its folder with the class of its command, ``parse`` and, below ``@formats``, ``format_words``; a
module of userland with a function below ``@carries_out``; a line in this list; the class in the union of
``tools/command.py``. For the kernel: a function below the executor's own ``@carries_out`` (``executor/tools``), if only
to start the system's program.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any


class Entry(Enum):
    """A program's line: its module with ``parse`` (or another function, behind a colon), its module of userland, and
    its names."""

    def __init__(self, words: str, userland: str, *names: str) -> None:
        self.words, _, self.parse_name = words.partition(":")
        self.userland = userland
        self.names = names

    def parser(self) -> Callable[..., Any]:
        """The function from the words behind the program's name to a typed command."""
        parse: Callable[..., Any] = getattr(_module(self.words), self.parse_name or "parse")
        return parse

    def load_userland(self) -> None:
        """Import the program's module of userland, which registers itself for the program's commands."""
        _module(self.userland)


class Program(Entry):
    """The programs, a line each."""

    IP = ("tools.ip.words", "userland.ip.ip", "ip")
    BRIDGE = ("tools.bridge.words", "userland.bridge", "bridge")
    BRCTL = ("tools.brctl.words", "userland.brctl", "brctl")
    IPTABLES = ("tools.iptables.parse", "userland.iptables.change", "iptables", "iptables-nft")
    IPTABLES_SAVE = ("tools.iptables.words:parse_save", "userland.iptables.save", "iptables-save")
    CONNTRACK = ("tools.conntrack.words", "userland.conntrack", "conntrack")
    SYSCTL = ("tools.sysctl.words", "userland.proc_sys", "sysctl")
    ECHO = ("tools.echo.words", "userland.proc_sys", "echo")
    CAT = ("tools.cat.words", "userland.proc_sys", "cat")
    ROUTE = ("tools.route.words", "userland.route", "route")
    ARP = ("tools.arp.words", "userland.arp", "arp")
    IFCONFIG = ("tools.ifconfig.words", "userland.ifconfig", "ifconfig")
    PING = ("tools.ping.words", "userland.ping.process", "ping", "ping4")
    TRACEROUTE = ("tools.traceroute.words", "userland.traceroute.process", "traceroute")
    NSENTER = ("tools.nsenter.words", "userland.nsenter", "nsenter")
    TIMEOUT = ("tools.timeout.words", "userland.timeout", "timeout")
    SLEEP = ("tools.sleep.words", "userland.sleep", "sleep")
    SH = ("shell.line:parse_sh", "", "sh")
    BASH = ("shell.line:parse_bash", "", "bash")


class IpObject(Entry):
    """The objects of ``ip``, each with a folder of its own; the first name is the one that is printed."""

    NETNS = ("tools.ip.netns.words", "userland.ip.netns", "netns")
    LINK = ("tools.ip.link.words", "userland.ip.link", "link")
    ADDRESS = ("tools.ip.address.words", "userland.ip.address", "addr", "address")
    ROUTE = ("tools.ip.route.words", "userland.ip.route.run", "route")
    RULE = ("tools.ip.rule.words", "userland.ip.rule", "rule")
    NEIGHBOUR = ("tools.ip.neighbour.words", "userland.ip.neighbour", "neigh", "neighbor", "neighbour")


def _module(name: str) -> Any:
    return import_module(f"pingproof.simulator.{name}")


@cache
def program_named(name: str) -> Program | None:
    """The program of that name; None when it is not modelled."""
    return next((program for program in Program if name in program.names), None)


@cache
def ip_object_named(name: str) -> IpObject | None:
    """The object of ``ip`` of that name; None when it is not modelled."""
    return next((each for each in IpObject if name in each.names), None)
