"""Several commands in one round trip, in order; ``iptables`` runs beside those that it cannot affect.

``iptables`` is a process of some milliseconds. What follows it and only makes devices, addresses, routes or namespaces
neither meets its rules nor changes what they meet, so the batch goes on, and waits before the first other command.
"""

from __future__ import annotations

from pingproof.executor.carry_out import start_command
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import Program
from pingproof.simulator.result import Result
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.address import words as ip_address
from pingproof.simulator.tools.ip.link import words as ip_link
from pingproof.simulator.tools.ip.neighbour import words as ip_neighbour
from pingproof.simulator.tools.ip.netns import words as ip_netns
from pingproof.simulator.tools.ip.route import words as ip_route
from pingproof.simulator.tools.ip.rule import words as ip_rule
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import Iptables, IptablesVerb

_CHANGES = (
    ip_link.LinkAdd,
    ip_link.LinkSet,
    ip_link.LinkDelete,
    ip_address.AddressAdd,
    ip_address.AddressDelete,
    ip_route.RouteChange,
    ip_rule.RuleAdd,
    ip_rule.RuleDelete,
    ip_neighbour.NeighbourChange,
    ip_netns.NetnsAdd,
)
_LISTINGS = frozenset({IptablesVerb.LIST, IptablesVerb.LIST_RULES, IptablesVerb.CHECK})


def run_batch(machine: Machine, commands: tuple[tuple[Command, str], ...], patience: float) -> tuple[Result, ...]:
    """Each command's result, in order; a command waits for its program at most ``patience`` seconds."""
    outcomes: list[Result | Program] = []
    behind: dict[int, str] = {}  # the places of the programs not yet waited for, and their namespaces
    for command, name in commands:
        where = _rules_namespace(command, name)
        # iptables of different namespaces run side by side; of one namespace they wait for each other, as on a
        # terminal.
        if behind and not (_is_unseen(command) or (where is not None and where not in behind.values())):
            _collect(machine, outcomes, behind, patience)
        outcome = start_command(machine, command, name)
        if isinstance(outcome, Program):
            if where is not None:
                behind[len(outcomes)] = where
            else:
                outcome = machine.wait(outcome, patience)
        outcomes.append(outcome)
    _collect(machine, outcomes, behind, patience)
    # Nothing is left out: each program was replaced by its result.
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Result))


def _collect(machine: Machine, outcomes: list[Result | Program], behind: dict[int, str], patience: float) -> None:
    for place in behind:
        outcomes[place] = _finish(machine, outcomes[place], patience)
    behind.clear()


def _finish(machine: Machine, outcome: Result | Program, patience: float) -> Result:
    return outcome if isinstance(outcome, Result) else machine.wait(outcome, patience)


def _rules_namespace(command: Command, name: str) -> str | None:
    """The namespace whose rules the command changes, None when it does something else."""
    match command:
        case Iptables(verb=verb):
            return None if verb in _LISTINGS else name
        case Ip(action=ip_netns.NetnsExec(name=inner, command=inside)) if inner is not None:
            return _rules_namespace(inside, inner)
    return None


def _is_unseen(command: Command) -> bool:
    """Whether the command and iptables' rules cannot affect each other, so that both may run at once."""
    match command:
        case Ip(action=ip_netns.NetnsExec(name=str(), command=inside)):
            return _is_unseen(inside)
        case Ip(action=action):
            return isinstance(action, _CHANGES)
    return False
