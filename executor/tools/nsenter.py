"""``nsenter``: another program, in the namespace of a file."""

from __future__ import annotations

from pingproof.executor.carry_out import carries_out, start_command
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.machine.programs import Program
from pingproof.simulator.result import Result
from pingproof.simulator.tools.nsenter.words import Nsenter


@carries_out(Nsenter)
def _nsenter(machine: Machine, namespace: KernelNamespace, command: Nsenter) -> Result | Program:
    try:
        machine.namespace(command.name or "/")
    except NoSuchNamespace as error:
        return Result(1, "", f"nsenter: cannot open {command.path}: {error.error.value}\n")
    return start_command(machine, command.command, command.name or "")
