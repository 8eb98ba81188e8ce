"""A probe's command: a ping or a traceroute, in whatever namespace it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.timeout.words import Timeout
from pingproof.simulator.tools.traceroute.words import Traceroute

if TYPE_CHECKING:
    from pingproof.simulator.tools.command import Command


def probe_in(command: Command) -> Ping | Traceroute | None:
    """The probe that a command sends, behind ``ip netns exec``, ``nsenter`` and ``timeout``; None without one.

    >>> from pingproof.simulator.shell.line import parse_line
    >>> probe_in(parse_line("ip netns exec red timeout 5 ping -c1 10.0.0.1")).destination
    '10.0.0.1'
    """
    match command:
        case Ip(action=NetnsExec(command=inner)) | Nsenter(command=inner) | Timeout(command=inner):
            return probe_in(inner)
        case Ping() | Traceroute():
            return command
    return None


def is_probe(command: Command) -> bool:
    """Whether the command is a ping or a traceroute, in whatever namespace."""
    return probe_in(command) is not None
