"""A ping really sent, by the system's own program in its namespace."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace, open_host
from pingproof.executor.machine.programs import start_program
from pingproof.executor.machine.unavailable import SandboxUnavailable
from pingproof.lesson.terminal.refusal import Refusal
from pingproof.simulator.state import PROCESS_NAMESPACE
from pingproof.simulator.tools.vocabulary.parse import format_words

if TYPE_CHECKING:
    from pingproof.simulator.result import Result
    from pingproof.simulator.tools.ping.words import Ping

PATIENCE = 40.0
"""Seconds after which a ping without an end is interrupted."""


def send(origin: str, ping: Ping) -> Result:
    """The result of ``ping`` sent in the namespace ``origin``. Raises ``Refusal``."""
    machine = Machine(open_host())
    try:
        # The system's own ping, in the namespace asked about: the answer to compare with is the machine's.
        program = start_program(_namespace(machine, origin), format_words(ping))
    except (SandboxUnavailable, NoSuchNamespace, OSError) as reason:
        raise Refusal(f"the ping cannot be sent: {reason}") from None
    return machine.wait(program, PATIENCE)


def _namespace(machine: Machine, origin: str) -> KernelNamespace:
    if not origin.startswith(PROCESS_NAMESPACE):
        return machine.namespace(origin)
    descriptor = os.open(f"/proc/{origin.removeprefix(PROCESS_NAMESPACE)}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    return KernelNamespace(origin, descriptor, machine.host)
