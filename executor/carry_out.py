"""Commands, carried out by the kernel: by netlink, by files below /proc/sys, or by a program of the system.

No ``ip``, ``bridge`` or ``sysctl`` is started: their requests are made here, and their words about a refusal are the
simulator's. Runs in the sandbox's own process. What carries a command out is registered by the command's class in the
modules of ``executor/tools``, of which ``executor/tools/all_tools.py`` has the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.machine.programs import Program
from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.lib.refusals import cannot_open_namespace
from pingproof.simulator.tools.vocabulary.by_class import ByClass

carries_out: ByClass[Callable[[Machine, KernelNamespace, Any], Result | Program]] = ByClass()
"""Who carries a command out in a namespace: its result, or the program that goes on."""
PATIENCE = 40.0
"""Seconds that a command inside another one may take before it is interrupted."""


def start_command(machine: Machine, command: Command, name: str) -> Result | Program:
    """Begin a command in the namespace ``name`` ("" is the host): its answer, or the program that goes on.

    Raises ``ToolMissing``.
    """
    try:
        return run_command(machine, machine.namespace(name), command)
    except NoSuchNamespace as error:
        return _refusal(cannot_open_namespace(error.name, error.error.value))
    except UsageError as error:
        return _refusal(error)
    except NotModelled as error:
        return Result(error.exit_code, "", f"{error}\n")


def run_command(machine: Machine, namespace: KernelNamespace, command: Command) -> Result | Program:
    """Begin a command in a namespace; raises what the command meets, which ``start_command`` makes a result of."""
    return carries_out.of(command)(machine, namespace, command)


def _refusal(error: UsageError) -> Result:
    return Result(error.exit_code, error.stdout, error.stderr)
