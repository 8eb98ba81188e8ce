"""The sandbox's own process: it answers its owner's requests, one at a time, and reads a capture's frames meanwhile."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable
from typing import Any, TypeVar

from pingproof.executor.carry_out import PATIENCE, start_command
from pingproof.executor.machine.machine import Machine, disable_ipv6, open_host
from pingproof.executor.machine.programs import Program
from pingproof.executor.rtnetlink.rehearsal import rehearse
from pingproof.executor.sandbox.batch import run_batch
from pingproof.executor.sandbox.owner import SandboxOwner
from pingproof.executor.sandbox.protocol import (
    FOREGROUND,
    Failure,
    HideNames,
    Interrupt,
    Peek,
    PingPairs,
    ReadCapture,
    ReadState,
    Request,
    Run,
    Start,
    StartCapture,
    Stop,
    Wait,
    receive,
    send,
)
from pingproof.executor.tools import all_tools as _all_tools  # noqa: F401
from pingproof.simulator.result import Result

LabMachine = TypeVar("LabMachine", bound=Machine)


def serve(channel: socket.socket, ipv6: bool) -> None:
    """Answer requests until told to stop or until the owner is gone."""
    machine = Machine(open_host(), ipv6, owner=SandboxOwner(channel))
    if not ipv6:
        disable_ipv6()
    rehearse(machine.host)
    send(channel, "ready")
    serve_requests(machine, channel, answer)
    if machine.capture is not None:
        machine.capture.close()


def serve_requests(machine: LabMachine, channel: socket.socket, respond: Callable[[LabMachine, Any], object]) -> None:
    """The loop: a request, its answer; a capture's frames are read meanwhile."""
    while True:
        _read_frames_until_asked(machine, channel)
        try:
            request = receive(channel)
        except EOFError:
            return
        if isinstance(request, Stop):
            return
        if request == Interrupt(FOREGROUND):
            continue  # what it was for has ended by itself
        try:
            answered = respond(machine, request)
        except Exception as error:
            answered = Failure(error)
        send(channel, answered)


def _read_frames_until_asked(machine: Machine, channel: socket.socket) -> None:
    if machine.capture is None:
        return
    poll = select.poll()
    poll.register(channel, select.POLLIN)
    machine.capture.register(poll)
    while True:
        ready = poll.poll()
        machine.capture.read_ready(ready)
        if any(descriptor == channel.fileno() for descriptor, _ in ready):
            return


def answer(machine: Machine, request: Request) -> object:
    """The answer to a request; raises the request's own error."""
    match request:
        case Run(commands, patience):
            return run_batch(machine, commands, patience)
        case Start(command, namespace):
            outcome = start_command(machine, command, namespace)
            # A tool ends within milliseconds: waiting for it here saves its owner a round trip.
            if isinstance(outcome, Program) and outcome.answers_at_once:
                outcome = machine.wait(outcome, PATIENCE)
            return outcome if isinstance(outcome, Result) else machine.keep(outcome)
        case Wait(number, patience):
            return machine.wait(machine.programs.pop(number), patience)
        case Peek(number):
            program = machine.programs[number]
            program.reap(wait=False)
            return program.ended, program.result()
        case Interrupt(number):
            machine.programs[number].interrupt()
            return None
        case ReadState(names):
            from pingproof.executor.state.reader import read_network

            return read_network(machine, names)
        case HideNames():
            machine.hide_names()
            return None
        case StartCapture():
            from pingproof.executor.capture.capture import start_capture

            machine.capture = start_capture(machine)
            return None
        case ReadCapture(since):
            assert machine.capture is not None
            return machine.capture.recording(since)
        case PingPairs(pairs, timeout):
            from pingproof.executor.ping.ping_pairs import ping_pairs

            return ping_pairs(machine, pairs, timeout)
        case Stop():
            raise AssertionError("Stop ends the loop")
