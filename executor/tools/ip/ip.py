"""``ip``: into the namespace of ``-n NAME``, and on to the object (ip/ip.c)."""

from __future__ import annotations

from pingproof.executor.carry_out import carries_out, run_command
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import Program
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.simulator.errors import KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.words import Ip, check_options
from pingproof.simulator.tools.lib.refusals import REFUSED, rtnetlink_answers
from pingproof.simulator.tools.vocabulary.unknown import Unknown


@carries_out(Ip)
def _ip(machine: Machine, namespace: KernelNamespace, command: Ip) -> Result | Program:
    if command.options.netns is not None:
        namespace = machine.namespace(command.options.netns)
    action = command.action
    if isinstance(action, Unknown):
        return run_command(machine, namespace, action)
    check_options(command)
    try:
        return carries_out_action.of(action)(machine, namespace, action, command.options)
    except KernelError as error:
        return Result(REFUSED, "", rtnetlink_answers(error))
