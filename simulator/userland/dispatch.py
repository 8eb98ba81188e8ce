"""From a typed command to the tool or the program that carries it out. Each is imported when it is first needed.

A command's type tells who: the module of ``pingproof.simulator.tools`` that it was made in is named after its tool.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from pingproof.simulator.errors import KernelError, NotModelled, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.builtins.words import Unknown
from pingproof.simulator.tools.ip.netns.words import NetnsExec

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.bridge.words import Bridge
    from pingproof.simulator.tools.builtins.words import Echo, Sleep, Status, Timeout
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.tools.ip.words import Ip
    from pingproof.simulator.tools.iptables.words import IptablesVersion
    from pingproof.simulator.tools.nsenter.words import Nsenter
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.tools.traceroute.words import Traceroute
    from pingproof.simulator.userland.process import Process

IP_TOOLS: dict[str, str] = {
    "netns.words": "ip.netns",
    "link.words": "ip.link",
    "address.words": "ip.address",
    "route.words": "ip.route",
    "route.show_words": "ip.route",
    "rule.words": "ip.rule",
    "neighbour.words": "ip.neighbour",
}
"""For the module that an action of ``ip`` is from, the module below ``simulator.userland`` whose ``run`` it is."""
TOOLS: dict[str, str] = {
    "Brctl": "userland.brctl",
    "Sysctl": "tools.sysctl.run",
    "ProcRead": "tools.sysctl.run",
    "ProcWrite": "tools.sysctl.run",
    "Iptables": "userland.iptables.change",
    "IptablesSave": "userland.iptables.save",
    "Conntrack": "userland.conntrack",
    "RouteShowLegacy": "userland.net_tools.dispatch",
    "RouteChangeLegacy": "userland.net_tools.dispatch",
    "ArpShow": "userland.net_tools.dispatch",
    "ArpChange": "userland.net_tools.dispatch",
    "Ifconfig": "userland.net_tools.dispatch",
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
    from pingproof.simulator.userland import builtins as shell_builtins

    return shell_builtins.run(command)


def _version(network: Network, namespace: NetNamespace, command: IptablesVersion) -> Result:
    return Result(0, "iptables v1.8.9 (nf_tables)\n")


def _tool(module: str, namespace: NetNamespace, *arguments: object) -> Result:
    """``run(namespace, command, …)`` of a tool's module."""
    run = import_module(f"pingproof.simulator.{module}").run
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
    return _tool("userland." + IP_TOOLS[type(action).__module__.split(".", 4)[4]], inside, action, command.options)


def _run_bridge(network: Network, namespace: NetNamespace, command: Bridge) -> Result:
    inside = _enter(network, namespace, command.options.netns)
    if isinstance(inside, Result):
        return inside
    if isinstance(command.action, Unknown):
        return _answer(network, inside, command.action)
    return _tool("userland.bridge", inside, command.action, command.options)


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
    from pingproof.simulator.userland.ping.process import PingProcess

    return PingProcess(namespace, _new_pid(network), command)


def _traceroute(network: Network, namespace: NetNamespace, command: Traceroute) -> Process:
    from pingproof.simulator.userland.traceroute.process import TracerouteProcess

    return TracerouteProcess(namespace, _new_pid(network), command)


def _sleep(network: Network, namespace: NetNamespace, command: Sleep) -> Process:
    from pingproof.simulator.userland.builtins import SleepProcess

    return SleepProcess(namespace, _new_pid(network), command)


def _timeout(network: Network, namespace: NetNamespace, command: Timeout) -> Result | Process:
    from pingproof.simulator.userland.builtins import TimeoutProcess

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
