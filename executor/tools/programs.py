"""Programs of the system: ``iptables``, ``ping``, ``traceroute``, ``sleep`` and ``brctl`` run as they are."""

from __future__ import annotations

from functools import partial

from pingproof.executor.carry_out import carries_out
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import Program, run_program, start_function, start_program
from pingproof.executor.machine.unavailable import ToolMissing
from pingproof.executor.ping.own_ping import is_supported, run_ping
from pingproof.simulator.result import Result
from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.iptables.words import Iptables, IptablesSave, IptablesVersion
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.tools.vocabulary.parse import format_words


@carries_out(Traceroute, Sleep)
def _program(machine: Machine, namespace: KernelNamespace, command: Traceroute | Sleep) -> Program:
    return start_program(namespace, format_words(command))


@carries_out(Iptables)
def _iptables(machine: Machine, namespace: KernelNamespace, command: Iptables) -> Program:
    program = start_program(namespace, format_words(command))
    program.answers_at_once = True
    return program


@carries_out(IptablesSave, IptablesVersion)
def _iptables_text(machine: Machine, namespace: KernelNamespace, command: IptablesSave | IptablesVersion) -> Result:
    return run_program(namespace, format_words(command))


@carries_out(Brctl)
def _brctl(machine: Machine, namespace: KernelNamespace, command: Brctl) -> Result:
    return run_program(namespace, format_words(command), own_sys=True)


@carries_out(Ping)
def _ping(machine: Machine, namespace: KernelNamespace, command: Ping) -> Program:
    """The system's ``ping``, or our own where it has none and the command is a simple one; raises ``ToolMissing``."""
    try:
        return start_program(namespace, format_words(command))
    except ToolMissing:
        if not is_supported(command):
            raise
        return start_function(namespace, partial(run_ping, command))
