"""``timeout``: another program, waited for a while and then ended."""

from __future__ import annotations

from pingproof.executor.carry_out import carries_out, run_command
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.simulator.result import Result
from pingproof.simulator.tools.timeout.words import Timeout

TIMED_OUT = 124
"""``timeout``'s own exit code when the time was over (timeout(1))."""


@carries_out(Timeout)
def _timeout(machine: Machine, namespace: KernelNamespace, command: Timeout) -> Result:
    outcome = run_command(machine, namespace, command.command)
    if isinstance(outcome, Result):
        return outcome
    if machine.ended_within(outcome, command.seconds):
        return machine.wait(outcome, 0)
    result = machine.wait(outcome, 0) if command.interrupt else machine.terminate(outcome)
    return Result(TIMED_OUT, result.stdout, result.stderr)
