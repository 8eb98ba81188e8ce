"""Which command runs where, behind ``ip netns exec``, ``ip -n``, ``nsenter`` and ``timeout``."""

from __future__ import annotations

from dataclasses import replace

from pingproof.executor.host.refusals import CannotUndo
from pingproof.simulator.tools.bridge.words import Bridge
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.link.words import LinkAdd
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.timeout.words import Timeout


def unwrap(command: Command, namespace: str = "") -> tuple[Command, str]:
    """The innermost command and its namespace ("" is the host); raises ``CannotUndo`` for one that runs everywhere."""
    match command:
        case Timeout(command=inner):
            return unwrap(inner, namespace)
        case Nsenter(command=inner) if command.name is not None:
            return unwrap(inner, command.name)
        case Nsenter(path=path):
            raise CannotUndo(f"nsenter --net={path}: only namespaces that `ip netns` lists are entered")
        case Ip(action=NetnsExec(name=name, command=inner)):
            if name is None:
                raise CannotUndo("`ip -all netns exec` runs in every namespace of the machine")
            return unwrap(inner, name)
        case Ip(options=options) if options.netns is not None:
            return replace(command, options=replace(options, netns=None)), options.netns
        case Bridge(options=tool) if tool.netns is not None:
            return replace(command, options=replace(tool, netns=None)), tool.netns
    return command, namespace


def with_action(command: Command, action: LinkAdd) -> Command:
    """The command with another ``ip link add`` in its innermost place."""
    match command:
        case Timeout(command=inner) | Nsenter(command=inner):
            return replace(command, command=with_action(inner, action))
        case Ip(action=NetnsExec(command=inner) as outer):
            return replace(command, action=replace(outer, command=with_action(inner, action)))
        case Ip():
            return replace(command, action=action)
    raise AssertionError("a command that makes a device is `ip link add`")
