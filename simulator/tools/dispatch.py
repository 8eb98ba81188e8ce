"""From a typed command to the tool or the program that carries it out. Each is imported when it is first needed.

A command's type tells who: the module of ``simulator.language`` that it was made in is named after its tool.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from simulator.errors import KernelError, NotModelled, UsageError
from simulator.language.ip_netns import NetnsExec
from simulator.language.shell_builtins import Unknown
from simulator.result import Result

if TYPE_CHECKING:
    from simulator.language.bridge import Bridge
    from simulator.language.command import Command
    from simulator.language.ip import Ip
    from simulator.language.iptables import IptablesVersion
    from simulator.language.nsenter import Nsenter
    from simulator.language.ping import Ping
    from simulator.language.shell_builtins import Echo, Sleep, Status, Timeout
    from simulator.language.traceroute import Traceroute
    from simulator.network import Network
    from simulator.programs.process import Process
    from simulator.stack.net_namespace import NetNamespace

IP_TOOLS: dict[str, str] = {
    "ip_netns": "ip_netns",
    "ip_link": "ip_link",
    "ip_address": "ip_address",
    "ip_route": "ip_route",
    "ip_route_show": "ip_route",
    "ip_rule": "ip_rule",
    "ip_neighbour": "ip_neighbour",
}
"""For the module that an action of ``ip`` is from, the module below ``simulator.tools`` whose ``run`` it is."""
TOOLS: dict[str, str] = {
    "Brctl": "brctl",
    "Sysctl": "sysctl",
    "ProcRead": "sysctl",
    "ProcWrite": "sysctl",
    "Iptables": "iptables",
    "IptablesSave": "iptables_save",
    "Conntrack": "conntrack",
    "RouteShowLegacy": "net_tools",
    "RouteChangeLegacy": "net_tools",
    "ArpShow": "net_tools",
    "ArpChange": "net_tools",
    "Ifconfig": "net_tools",
}
"""The same for the other tools that answer at once, by the command's type."""
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
    name = type(command).__name__
    if name in TOOLS:
        return _tool(TOOLS[name], namespace, command)
    return HANDLERS[name](network, namespace, command)


def _answer(network: Network, namespace: NetNamespace, command: Echo | Status | Unknown) -> Result:
    from simulator.tools import shell_builtins

    return shell_builtins.run(command)


def _version(network: Network, namespace: NetNamespace, command: IptablesVersion) -> Result:
    return Result(0, "iptables v1.8.9 (nf_tables)\n")


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
        return _answer(network, inside, action)
    if isinstance(action, NetnsExec):
        return _exec(network, inside, action)
    return _tool(IP_TOOLS[type(action).__module__.rpartition(".")[2]], inside, action, command.options)


def _run_bridge(network: Network, namespace: NetNamespace, command: Bridge) -> Result:
    inside = _enter(network, namespace, command.options.netns)
    if isinstance(inside, Result):
        return inside
    if isinstance(command.action, Unknown):
        return _answer(network, inside, command.action)
    return _tool("bridge", inside, command.action, command.options)


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


def _nsenter(network: Network, namespace: NetNamespace, command: Nsenter) -> Result | Process:
    name = command.name
    inside = None if name is None else network.named.get(name)
    if inside is None:
        return Result(1, "", f"nsenter: cannot open {command.path}: No such file or directory\n")
    return run_command(network, inside, command.command)


def _new_pid(network: Network) -> int:
    pid = network.next_pid
    network.next_pid += 1
    return pid


def _ping(network: Network, namespace: NetNamespace, command: Ping) -> Process:
    from simulator.programs.ping import PingProcess

    return PingProcess(namespace, _new_pid(network), command)


def _traceroute(network: Network, namespace: NetNamespace, command: Traceroute) -> Process:
    from simulator.programs.traceroute import TracerouteProcess

    return TracerouteProcess(namespace, _new_pid(network), command)


def _sleep(network: Network, namespace: NetNamespace, command: Sleep) -> Process:
    from simulator.tools.shell_builtins import SleepProcess

    return SleepProcess(namespace, _new_pid(network), command)


def _timeout(network: Network, namespace: NetNamespace, command: Timeout) -> Result | Process:
    from simulator.tools.shell_builtins import TimeoutProcess

    pid = _new_pid(network)
    inner = run_command(network, namespace, command.command)
    return inner if isinstance(inner, Result) else TimeoutProcess(pid, command, inner)


HANDLERS: dict[str, Callable[[Network, NetNamespace, Any], Result | Process]] = {
    "Ip": _run_ip,
    "Bridge": _run_bridge,
    "Nsenter": _nsenter,
    "Ping": _ping,
    "Traceroute": _traceroute,
    "Sleep": _sleep,
    "Timeout": _timeout,
    "Echo": _answer,
    "Status": _answer,
    "Unknown": _answer,
    "IptablesVersion": _version,
}
"""What carries out the commands that start programs, enter namespaces or need no tool, by the command's type."""
