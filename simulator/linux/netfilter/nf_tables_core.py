"""``net/netfilter/nf_tables_core.c``: tables, chains and rules, and how a packet walks through them.

``iptables`` 1.8.9 makes a table, and each built-in chain of it, when the first command needs it; a chain that was not
made is listed all the same, and no packet walks it.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.netfilter.xt_packet import HookPacket
from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.state.netfilter import Hook
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet, Predicate
    from pingproof.simulator.tools.iptables.words import RuleSpecification


@value
class RuleRow:
    """A rule as a journal row: its place, its text as ``iptables -S`` lists it, and the rule that led to its chain."""

    table: str
    chain: str
    number: int
    specification: str
    called_from: RuleRow | None = None

    def __str__(self) -> str:
        table = "" if self.table == "filter" else f"-t {self.table} "
        return f"{table}-A {self.chain} {self.specification}".rstrip()


@value
class PolicyRow:
    """A built-in chain's policy as a journal row."""

    table: str
    chain: str
    policy: str

    def __str__(self) -> str:
        table = "" if self.table == "filter" else f"-t {self.table} "
        return f"{table}-P {self.chain} {self.policy}"


@live
class Rule:
    """A rule: its specification, what that means to a packet, and its counters.

    Exactly one of ``verdict``, ``jump`` and ``action`` is set, or none: then the rule only counts. A rule with a
    ``gap`` names a match or a target that is not modelled: it is listed and does nothing, and each packet that comes by
    and fulfils the rest of its conditions has that said about it in the journal.
    """

    specification: RuleSpecification
    text: str
    predicates: tuple[Predicate, ...]
    verdict: RuleVerdict | None = None
    jump: Chain | None = None
    goto: bool = False
    action: Action | None = None
    needs_conntrack: bool = False
    gap: str | None = None
    packets: int = 0
    bytes: int = 0


@live
class Chain:
    """A chain; ``hook`` and ``policy`` are set exactly for a built-in one.

    Only a chain with ``counting`` counts what its policy decides: ``-P`` and ``-Z`` ask for that, ``-A`` does not.
    """

    table: str
    name: str
    hook: Hook | None = None
    policy: str | None = None
    rules: list[Rule] = field(default_factory=list)
    counting: bool = False
    packets: int = 0
    bytes: int = 0


@live
class Table:
    """A table with the chains that have been made, built-in and own.

    ``renamed`` are built-in chains that ``iptables -E`` gave another name: packets walk them, the tool no longer can.
    """

    name: str
    chains: dict[str, Chain] = field(default_factory=dict)
    renamed: list[Chain] = field(default_factory=list)

    def every_chain(self) -> list[Chain]:
        """All its chains, whatever they are called."""
        return [*self.chains.values(), *self.renamed]


Frame = tuple[Chain, int]
"""The return address of a user-defined chain: the calling chain and the number of the rule that jumped."""


def nft_do_chain(chain: Chain, skb: SkBuff, state: HookState) -> Verdict:
    """What a base chain decides about the packet (``nft_do_chain``)."""
    packet = HookPacket(skb, state)
    listening = skb.namespace.network.journal.listening
    callers: list[Frame] = []
    walked, index = chain, 0
    while True:
        rules = walked.rules
        while index < len(rules):
            rule = rules[index]
            index += 1
            if not _matches(rule, packet):
                continue
            # A match or a target that is not modelled: the packet goes on, and its journal has the rule.
            if rule.gap is not None:
                row = rule_row(walked, index, callers)
                skb.namespace.network.note("nft_do_chain", Decision.NOT_MODELLED, skb, row=row)
                continue
            rule.packets += 1
            rule.bytes += packet.ip.length
            # A jump comes back behind this rule, a goto behind the rule that jumped last.
            if rule.jump is not None:
                if not rule.goto:
                    callers.append((walked, index))
                walked, index, rules = rule.jump, 0, rule.jump.rules
                continue
            verdict = rule.verdict
            # A rule without a target only counts.
            if verdict is None and rule.action is None:
                continue
            if listening:
                _note_match(skb, walked, index, callers, state.device)
            if rule.action is not None:
                verdict = rule.action.apply(packet)
            if verdict is RuleVerdict.ACCEPT:
                return Verdict.ACCEPT
            if verdict is RuleVerdict.DROP:
                if listening:
                    _note_drop(skb, rule_row(walked, index, callers), state.device)
                return Verdict.DROP
            # As if the chain ended here. Without a verdict, as after MARK or LOG, the next rule is asked.
            if verdict is RuleVerdict.RETURN:
                break
        # The end of a user-defined chain: back to the caller; of the base chain: its policy.
        if not callers:
            return _policy(chain, skb, state.device)
        walked, index = callers.pop()


def _matches(rule: Rule, packet: Packet) -> bool:
    # A loop, not all(): it is asked for every rule, and a generator costs more than most answers.
    for predicate in rule.predicates:  # noqa: SIM110
        if not predicate.matches(packet):
            return False
    return True


def _policy(chain: Chain, skb: SkBuff, device: Device | None) -> Verdict:
    """``nft_base_chain``'s policy, for a packet that no rule has taken."""
    if chain.counting:
        chain.packets += 1
        chain.bytes += skb.ip.length
    accepted = chain.policy != "DROP"
    # An empty chain that accepts decided nothing: the journal has no line for it.
    if skb.namespace.network.journal.listening and (chain.rules or not accepted):
        row = PolicyRow(chain.table, chain.name, chain.policy or "ACCEPT")
        skb.namespace.network.note("nft_do_chain", Decision.POLICY, skb, device=device, row=row)
        if not accepted:
            _note_drop(skb, row, device)
    return Verdict.ACCEPT if accepted else Verdict.DROP


def rule_row(chain: Chain, number: int, callers: list[Frame]) -> RuleRow:
    """The journal row of the rule at ``number`` (from 1) of a chain, with the jumps that led there."""
    called_from = None
    for caller, place in callers:
        called_from = RuleRow(caller.table, caller.name, place, caller.rules[place - 1].text, called_from)
    return RuleRow(chain.table, chain.name, number, chain.rules[number - 1].text, called_from)


def _note_match(skb: SkBuff, chain: Chain, number: int, callers: list[Frame], device: Device | None) -> None:
    row = rule_row(chain, number, callers)
    skb.namespace.network.note(
        "nft_do_chain", Decision.RULE_MATCHED, skb, device=device, row=row, led_by=row.called_from
    )


def _note_drop(skb: SkBuff, row: RuleRow | PolicyRow, device: Device | None) -> None:
    skb.namespace.network.note(
        "nf_hook_slow", Decision.DROP, skb, device=device, row=row, drop=DropReason.NETFILTER_DROP
    )
