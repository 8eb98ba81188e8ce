"""Which changes of the host's iptables can be undone exactly: adding, and taking away what was added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.executor.host.intents import ChangeRules, Intent
from pingproof.executor.host.refusals import CannotUndo
from pingproof.simulator.tools.iptables.words import Iptables, IptablesVerb
from pingproof.simulator.tools.vocabulary.parse import format_command

if TYPE_CHECKING:
    from pingproof.executor.host.ledger import Ledger

_READS = frozenset({IptablesVerb.LIST, IptablesVerb.LIST_RULES, IptablesVerb.CHECK})


def judge_iptables(ledger: Ledger, command: Iptables) -> tuple[Intent, ...]:
    """The change that an iptables command makes, with the command for undoing; raises ``CannotUndo``."""
    table, chain = command.table, command.chain or ""
    match command.verb:
        case verb if verb in _READS and not command.zero:
            return ()
        case IptablesVerb.APPEND | IptablesVerb.INSERT:
            return tuple(_rule(command, number) for number in range(len(command.rules)))
        case IptablesVerb.NEW_CHAIN:
            undo = Iptables(IptablesVerb.DELETE_CHAIN, table, chain)
            return (ChangeRules(command, undo, Iptables(IptablesVerb.LIST_RULES, table, chain)),)
        case IptablesVerb.POLICY:
            return (ChangeRules(command, None, None),)
        case IptablesVerb.DELETE if command.number is None and all(
            (table, chain, rule) in ledger.rules for rule in command.rules
        ):
            return ()
        case IptablesVerb.FLUSH | IptablesVerb.DELETE_CHAIN if (table, chain) in ledger.chains:
            return ()
    raise CannotUndo(f"`{format_command(command)}` changes rules that this lab did not add")


def _rule(command: Iptables, number: int) -> ChangeRules:
    bare = replace(command, rules=(command.rules[number],), number=None, counters=None, verbose=0)
    undo = replace(bare, verb=IptablesVerb.DELETE)
    return ChangeRules(command, undo, replace(bare, verb=IptablesVerb.CHECK))


def done_iptables(ledger: Ledger, command: Iptables) -> None:
    """Note the rules and chains that a successful command added as the run's own."""
    table, chain = command.table, command.chain or ""
    match command.verb:
        case IptablesVerb.APPEND | IptablesVerb.INSERT:
            ledger.rules += [(table, chain, rule) for rule in command.rules]
        case IptablesVerb.NEW_CHAIN:
            ledger.chains.add((table, chain))
        case IptablesVerb.DELETE_CHAIN:
            ledger.chains.discard((table, chain))
        case IptablesVerb.DELETE:
            for rule in command.rules:
                if (table, chain, rule) in ledger.rules:
                    ledger.rules.remove((table, chain, rule))
        case IptablesVerb.FLUSH:
            ledger.rules = [rule for rule in ledger.rules if rule[:2] != (table, chain)]
