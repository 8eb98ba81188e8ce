"""From a typed command to the tool or the program that carries it out. Each is imported when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from simulator.errors import KernelError, NotModelled, UsageError
from simulator.language import ip_address, ip_link, ip_neighbour, ip_netns, ip_route, ip_rule
from simulator.language.bridge import Brctl, Bridge
from simulator.language.conntrack import Conntrack
from simulator.language.ip import Ip
from simulator.language.ip_netns import NetnsExec
from simulator.language.iptables import Iptables, IptablesSave, IptablesVersion
from simulator.language.net_tools import ArpChange, ArpShow, Ifconfig, RouteChangeLegacy, RouteShowLegacy
from simulator.language.nsenter import Nsenter
from simulator.language.ping import Ping
from simulator.language.shell_builtins import Echo, Sleep, Status, Timeout, Unknown
from simulator.language.sysctl import ProcRead, ProcWrite, Sysctl
from simulator.language.traceroute import Traceroute
from simulator.result import Result

if TYPE_CHECKING:
    from simulator.language.command import Command
    from simulator.network import Network
    from simulator.programs.process import Process
    from simulator.stack.net_namespace import NetNamespace

_IP = (
    (ip_netns.NetnsCommand, "ip_netns"),
    (ip_link.LinkCommand, "ip_link"),
    (ip_address.AddressCommand, "ip_address"),
    (ip_route.RouteCommand, "ip_route"),
    (ip_rule.RuleCommand, "ip_rule"),
    (ip_neighbour.NeighbourCommand, "ip_neighbour"),
)
_TOOLS = (
    (Brctl, "brctl"),
    (Sysctl | ProcRead | ProcWrite, "sysctl"),
    (Iptables, "iptables"),
    (IptablesSave, "iptables_save"),
    (Conntrack, "conntrack"),
    (RouteShowLegacy | RouteChangeLegacy | ArpShow | ArpChange | Ifconfig, "net_tools"),
)
"""The tools that answer at once: the command's type, and the module below ``simulator.tools`` whose ``run`` it is."""
NO_NAMESPACE = 255
"""What ``ip`` leaves when it cannot enter a namespace: ``exit(-1)`` (ip/ip.c, lib/namespace.c)."""


def run_command(network: Network, namespace: NetNamespace, command: Command) -> Result | Process:
    """Carry out a command: the result of a tool, or a program that is not yet started.

    What a tool refuses by raising becomes its result.
    """
    try:
        return _run(network, namespace, command)
    except UsageError as mistake:
        return Result(mistake.exit_code, mistake.stdout, mistake.stderr)
    except NotModelled as gap:
        return Result(gap.exit_code, "", f"{gap}\n")
    except KernelError as refusal:
        text = f"Error: {refusal.extack}." if refusal.extack else f"RTNETLINK answers: {refusal.errno.value}"
        return Result(2, "", f"{text}\n")


def _run(network: Network, namespace: NetNamespace, command: Command) -> Result | Process:
    match command:
        case Ip():
            return _run_ip(network, namespace, command)
        case Bridge():
            inside = _enter(network, namespace, command.options.netns)
            if isinstance(inside, Result):
                return inside
            if isinstance(command.action, Unknown):
                return _answer(command.action)
            return _tool("bridge", inside, command.action, command.options)
        case Nsenter():
            return _nsenter(network, command)
        case Ping() | Traceroute() | Sleep() | Timeout():
            return _program(network, namespace, command)
        case Echo() | Status() | Unknown():
            return _answer(command)
        case IptablesVersion():
            return Result(0, "iptables v1.8.9 (nf_tables)\n")
    for types, module in _TOOLS:
        if isinstance(command, types):
            return _tool(module, namespace, command)
    raise NotModelled(type(command).__name__)


def _answer(command: Echo | Status | Unknown) -> Result:
    from simulator.tools import shell_builtins

    return shell_builtins.run(command)


def _tool(module: str, namespace: NetNamespace, *arguments: object) -> Result:
    """``run(namespace, command, …)`` of a tool's module."""
    run = import_module(f"simulator.tools.{module}").run
    return cast(Result, run(namespace, *arguments))


def _enter(network: Network, namespace: NetNamespace, name: str | None) -> NetNamespace | Result:
    """The namespace that ``-n NAME`` names, or what ``ip`` says when there is none."""
    if name is None:
        return namespace
    inside = network.named.get(name)
    if inside is None:
        text = f'Cannot open network namespace "{name}": No such file or directory\n'
        return Result(NO_NAMESPACE, "", text)
    return inside


def _run_ip(network: Network, namespace: NetNamespace, command: Ip) -> Result | Process:
    inside = _enter(network, namespace, command.options.netns)
    if isinstance(inside, Result):
        return inside
    action = command.action
    if isinstance(action, Unknown):
        return _answer(action)
    if isinstance(action, NetnsExec):
        return _exec(network, inside, action)
    for types, module in _IP:
        if isinstance(action, types):
            return _tool(module, inside, action, command.options)
    raise NotModelled(type(action).__name__)


def _exec(network: Network, namespace: NetNamespace, action: NetnsExec) -> Result | Process:
    """``ip netns exec``; with ``-all`` one namespace after the other, each under its name."""
    if action.name is not None:
        inside = _enter(network, namespace, action.name)
        return inside if isinstance(inside, Result) else run_command(network, inside, action.command)
    stdout, stderr = [], []
    for name, inside in reversed(list(network.named.items())):
        result = network.run(action.command, inside)
        stdout.append(f"\nnetns: {name}\n{result.stdout}")
        stderr.append(result.stderr)
    return Result(0, "".join(stdout), "".join(stderr))


def _nsenter(network: Network, command: Nsenter) -> Result | Process:
    name = command.name
    inside = None if name is None else network.named.get(name)
    if inside is None:
        return Result(1, "", f"nsenter: cannot open {command.path}: No such file or directory\n")
    return run_command(network, inside, command.command)


def _program(
    network: Network, namespace: NetNamespace, command: Ping | Traceroute | Sleep | Timeout
) -> Result | Process:
    from simulator.tools.shell_builtins import SleepProcess, TimeoutProcess

    pid = network.next_pid
    network.next_pid += 1
    match command:
        case Ping():
            from simulator.programs.ping import PingProcess

            return PingProcess(namespace, pid, command)
        case Traceroute():
            from simulator.programs.traceroute import TracerouteProcess

            return TracerouteProcess(namespace, pid, command)
        case Sleep():
            return SleepProcess(namespace, pid, command)
        case Timeout():
            inner = run_command(network, namespace, command.command)
            return inner if isinstance(inner, Result) else TimeoutProcess(pid, command, inner)
