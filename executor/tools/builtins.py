"""Builtins of the shell: ``echo``, ``true``, ``false``, ``:``, and the answers to mistaken words."""

from __future__ import annotations

from pingproof.executor.carry_out import carries_out
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.simulator.result import Result
from pingproof.simulator.tools.echo.words import Echo
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown


@carries_out(Echo)
def _echo(machine: Machine, namespace: KernelNamespace, command: Echo) -> Result:
    return Result(0, command.text + ("\n" if command.newline else ""))


@carries_out(Status)
def _status(machine: Machine, namespace: KernelNamespace, command: Status) -> Result:
    return Result(command.exit_code)


@carries_out(Unknown)
def _unknown(machine: Machine, namespace: KernelNamespace, command: Unknown) -> Result:
    return Result(command.exit_code, command.stdout, command.stderr)
