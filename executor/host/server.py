"""The process of a lab on the machine itself: the sandbox's, with a judgement and a note before each command."""

from __future__ import annotations

import socket

from pingproof.executor.host.host_machine import HostMachine
from pingproof.executor.host.journal import Journal
from pingproof.executor.host.refusals import CannotUndo
from pingproof.executor.machine.machine import open_host
from pingproof.executor.sandbox.owner import SandboxOwner
from pingproof.executor.sandbox.protocol import (
    HideNames,
    PingPairs,
    ReadState,
    Request,
    Run,
    Start,
    StartCapture,
    send,
)
from pingproof.executor.sandbox.server import answer, serve_requests
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.result import Result
from pingproof.simulator.tools.command import Command

REFUSED = 2
"""The exit code of a command that host mode does not carry out."""


class LinksMade:
    """Ask for the devices that the last command made in the host's namespace: a tuple of (ifindex, name)."""


def serve_host(channel: socket.socket, journal: Journal) -> None:
    """Answer requests until told to stop or until the owner is gone."""
    machine = HostMachine(open_host(), ipv6=False, owner=SandboxOwner(channel), journal=journal)
    send(channel, "ready")
    serve_requests(machine, channel, _answer)


def _answer(machine: HostMachine, request: Request | LinksMade) -> object:
    match request:
        case Start(command, namespace):
            return _start(machine, command, namespace)
        case Run(commands, patience):
            return tuple(_run(machine, command, namespace, patience) for command, namespace in commands)
        case ReadState(None):
            return answer(machine, ReadState(("", *sorted(machine.ledger.namespaces))))
        case StartCapture():
            machine.start_capture()
            return None
        case LinksMade():
            made, machine.made = machine.made, ()
            return made
        case HideNames() | PingPairs():
            raise NotModelled("this request on the machine's own network")
    return answer(machine, request)


def _start(machine: HostMachine, command: Command, namespace: str) -> Result | int:
    try:
        noted = machine.begin(command, namespace)
    except CannotUndo as refusal:
        return Result(REFUSED, "", f"lesson: {refusal.reason}\n")
    outcome = answer(machine, Start(noted, namespace))
    if isinstance(outcome, Result):
        machine.end(command, namespace, outcome)
        return outcome
    assert isinstance(outcome, int)
    return outcome


def _run(machine: HostMachine, command: Command, namespace: str, patience: float) -> Result:
    outcome = _start(machine, command, namespace)
    return outcome if isinstance(outcome, Result) else machine.wait(machine.programs.pop(outcome), patience)
