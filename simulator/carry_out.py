"""Carrying out typed commands on the model: ``execve``, as it were, for the programs of ``userland``.

The functions of userland are registered here for their classes of commands, by modules imported on first use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pingproof.simulator.errors import KernelError, NotModelled, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.commands import load_userland
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process

carries_out: ByClass[Callable[[NetNamespace, Any], Result | Process]] = ByClass(load_userland)
"""The function for a command's class: it returns a tool's result, or a program not yet started."""


def run_command(namespace: NetNamespace, command: Command) -> Result | Process:
    """Carry out a command in a namespace: the result of a tool, or a program not yet started.

    A tool's UsageError, NotModelled or KernelError becomes the result.
    """
    try:
        return carries_out.of(command)(namespace, command)
    except UsageError as mistake:
        return Result(mistake.exit_code, mistake.stdout, mistake.stderr)
    except NotModelled as gap:
        return Result(gap.exit_code, "", f"{gap}\n")
    except KernelError as refusal:
        text = f"Error: {refusal.extack}." if refusal.extack else f"RTNETLINK answers: {refusal.errno.value}"
        return Result(2, "", f"{text}\n")


@carries_out(Status)
def _status(namespace: NetNamespace, command: Status) -> Result:
    return Result(command.exit_code)


@carries_out(Unknown)
def _unknown(namespace: NetNamespace, command: Unknown) -> Result:
    return Result(command.exit_code, command.stdout, command.stderr)
