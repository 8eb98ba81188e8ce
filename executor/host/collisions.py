"""Collisions between what a lab would make and what the host has: the first one is raised, before any change."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from ipaddress import IPv4Network

from pingproof.executor.host.intents import (
    ChangeRules,
    ChangeTables,
    GiveAddress,
    Intent,
    MakeLink,
    MakeNamespace,
    WriteSysctl,
)
from pingproof.executor.host.ledger import names_in_host
from pingproof.executor.host.plan import Planned
from pingproof.executor.host.refusals import AddressInUse, LinkInUse, NamespaceInUse, RuleInUse
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.programs import run_program
from pingproof.simulator.state import NamespaceState, NetworkState, Route, RouteType, Rule
from pingproof.simulator.tools.ip.route.words import RouteChange
from pingproof.simulator.tools.ip.rule.words import RuleAdd
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import IptablesVerb
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.tools.vocabulary.parse import format_command, format_words

_LOOPBACK = IPv4Network("127.0.0.0/8")


@singledispatch
def check(intent: Intent, state: NetworkState, host: KernelNamespace) -> None:
    """Raise the refusal of a change that collides with what the host has."""
    raise TypeError(f"no such intent: {intent!r}")


@check.register
def _namespace(intent: MakeNamespace, state: NetworkState, host: KernelNamespace) -> None:
    if intent.name in (each.name for each in state.namespaces if each.name):
        raise NamespaceInUse(f"the network namespace {intent.name} exists already (`ip netns ls`)")


@check.register
def _link(intent: MakeLink, state: NetworkState, host: KernelNamespace) -> None:
    there = {link.name: link for link in _host(state).links}
    for name in names_in_host(intent.action):
        if name in there:
            link = there[name]
            raise LinkInUse(f"the device {name} exists already ({link.kind.value}, `ip link show {name}`)")


@check.register
def _address(intent: GiveAddress, state: NetworkState, host: KernelNamespace) -> None:
    wanted = intent.action.address.network
    if wanted.overlaps(_LOOPBACK):
        return
    # Overlapping, not only equal: a second connected route would take the host's own traffic.
    for address in _host(state).addresses:
        if address.network.overlaps(wanted):
            theirs = f"{address.local}/{address.prefix_length} of {address.device}"
            raise AddressInUse(f"{intent.action.address} overlaps with the address {theirs}")
    # Default routes overlap with every address and are harmless: a connected route is longer.
    for route in _host(state).routes:
        if route.type is not RouteType.BROADCAST and route.destination.overlaps(wanted) and _is_narrow(route):
            raise AddressInUse(f"{intent.action.address} overlaps with the route `{row_line(route)}`")


@check.register
def _sysctl(intent: WriteSysctl, state: NetworkState, host: KernelNamespace) -> None:
    """Accept every setting: its value is put back afterwards, whatever the value was."""


@check.register
def _tables(intent: ChangeTables, state: NetworkState, host: KernelNamespace) -> None:
    assert isinstance(intent.command, Ip)
    match intent.command.action:
        case RuleAdd(selector):
            for rule in _host(state).rules:
                if _same_rule(rule, selector):
                    raise RuleInUse(f"the policy rule of `{format_command(intent.command)}` exists already")
        case RouteChange() as action:
            for route in _host(state).routes:
                # The kernel tells routes apart by prefix, tos and priority; a second one with the same is refused or,
                # appended, hidden.
                if route.destination == action.destination and (route.metric or 0) == (action.metric or 0):
                    raise RuleInUse(f"a route to {action.destination} exists already: `{row_line(route)}`")


@check.register
def _rules(intent: ChangeRules, state: NetworkState, host: KernelNamespace) -> None:
    question = intent.check
    # Asked of the host's own iptables (-C, -S): only the tool can compare a rule's words with what is there.
    if question is not None and run_program(host, format_words(question)).exit_code == 0:
        what = "chain" if question.verb is IptablesVerb.LIST_RULES else "rule"
        raise RuleInUse(f"the {what} of `{format_command(intent.command)}` exists already")


def _host(state: NetworkState) -> NamespaceState:
    return next(each for each in state.namespaces if not each.name)


def _is_narrow(route: Route) -> bool:
    """Whether a route is neither a default route nor one half of the address space, as VPNs set."""
    return route.destination.prefixlen > 1


def _same_rule(rule: Rule, selector: object) -> bool:
    names = ("source", "destination", "input_device", "output_device", "inverted")
    return all(getattr(rule, name) == getattr(selector, name) for name in names) and (rule.fwmark or None) == getattr(
        selector, "fwmark", None
    )


def lab_networks(planned: Iterable[Planned]) -> tuple[IPv4Network, ...]:
    """The networks that the lab's own addresses are in."""
    found = [each.intent.action.address.network for each in planned if isinstance(each.intent, GiveAddress)]
    return tuple(dict.fromkeys(found))
