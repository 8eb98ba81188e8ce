"""Every extension of iptables is whole: found by its file, parsed, listed, and met by a packet or refused by name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from pingproof.simulator.linux.netfilter import nf_tables_api as api
from pingproof.simulator.network import Network
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables import extensions
from pingproof.simulator.tools.iptables.extensions import find_match, find_target, is_target, match, target
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.libxtables.extension import MatchExtension, TargetExtension
from pingproof.simulator.tools.iptables.rule_text import specification_text
from pingproof.simulator.tools.iptables.text import extension_listing
from pingproof.simulator.tools.iptables.words import Iptables, RuleSpecification
from pingproof.simulator.tools.vocabulary.parse import format_command
from tests.simulator.labs import ROUTER, build, events, run

MATCHES = tuple(module.name for module in iter_modules(match.__path__))
TARGETS = tuple(module.name for module in iter_modules(target.__path__))
Extension = MatchExtension | TargetExtension


def extension_in(folder: str, name: str) -> Extension:
    """The record in a file."""
    found = import_module(f"{extensions.__name__}.{folder}.{name}").EXTENSION
    assert isinstance(found, MatchExtension if folder == "match" else TargetExtension)
    return found


ALL = [extension_in("match", name) for name in MATCHES] + [extension_in("target", name) for name in TARGETS]
EXAMPLES = [(extension, example) for extension in ALL for example in extension.examples]


def place_of(extension: Extension) -> tuple[str, Hook]:
    """A table, and a hook in it, where the extension may stand: FORWARD if it may."""
    table = (extension.table if isinstance(extension, TargetExtension) else None) or "mangle"
    hooks = [hook for hook in BUILTIN_CHAINS[table] if hook in extension.hooks]
    return table, Hook.FORWARD if Hook.FORWARD in hooks else hooks[0]


def rule_of(extension: Extension, example: str) -> RuleSpecification:
    """What the example makes."""
    table, hook = place_of(extension)
    command = parse_line(f"iptables -t {table} -A {hook.value} {example}")
    assert isinstance(command, Iptables)
    assert parse_line(format_command(command)) == command
    (rule,) = command.rules
    return rule


@pytest.mark.parametrize("name", MATCHES)
def test_a_match_is_found_by_its_name(name: str) -> None:
    assert find_match(name) is extension_in("match", name)
    assert find_match(name.upper()) is None


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_is_found_by_its_name_and_a_file_has_lower_case(name: str) -> None:
    extension = extension_in("target", name)
    assert extension.name.lower() == name
    assert find_target(extension.name) is extension
    assert find_target(name) is None
    assert is_target(extension.name)


@pytest.mark.parametrize("name", ["", "__init__", "os", "nothing", "a.b", "../match", "MY-CHAIN"])
def test_no_other_name_is_an_extension(name: str) -> None:
    assert find_match(name) is None
    assert find_target(name) is None


@pytest.mark.parametrize("extension", ALL, ids=lambda extension: extension.name)
def test_an_extension_has_examples(extension: Extension) -> None:
    assert extension.examples


@pytest.mark.parametrize(("extension", "example"), EXAMPLES, ids=lambda value: str(getattr(value, "name", value)))
def test_an_example_is_printed_back_as_it_is_read(extension: Extension, example: str) -> None:
    assert specification_text(rule_of(extension, example)) == example


@pytest.mark.parametrize(("extension", "example"), EXAMPLES, ids=lambda value: str(getattr(value, "name", value)))
def test_an_example_is_listed_by_name_and_by_number(extension: Extension, example: str) -> None:
    rule = rule_of(extension, example)
    texts = [extension_listing(rule, numeric) for numeric in (False, True)]
    assert all(text == "" or text.startswith(" ") for text in texts)
    assert all(texts) or isinstance(extension, TargetExtension)


@pytest.mark.parametrize(("extension", "example"), EXAMPLES, ids=lambda value: str(getattr(value, "name", value)))
def test_packets_meet_an_example_or_hear_that_it_is_not_modelled(extension: Extension, example: str) -> None:
    network = build(ROUTER)
    table, hook = place_of(extension)
    router = network.named["r"]
    made = run(network, f"ip netns exec r iptables -t {table} -A {hook.value} {example}")
    (rule,) = router.netfilter.tables[table].chains[hook.value].rules
    assert rule.needs_conntrack is extension.uses_conntrack
    if extension.compile is None:
        assert f"'{extension.name}'" in made.stderr
        assert rule.gap is not None
        return
    assert made.exit_code == 0
    assert rule.gap is None
    assert ask(network) > 0


def ask(network: Network) -> int:
    """How many decisions were made about pings through the router and to it, and a copied network goes the same way."""
    copy = network.copy()
    mark = len(network.journal.events)
    for to in ("10.2.0.1", "10.1.0.254"):
        assert run(network, f"ip netns exec a ping -c1 -W1 {to}") == run(copy, f"ip netns exec a ping -c1 -W1 {to}")
    return len(events(network, mark))


@pytest.mark.parametrize("name", sorted(extensions.UNMODELLED_MATCHES - set(MATCHES)))
def test_a_match_without_a_file_is_refused_by_name(name: str) -> None:
    network = build(ROUTER)
    refused = run(network, f"ip netns exec r iptables -A FORWARD -m {name}")
    assert f"iptables' match '{name}'" in refused.stderr


@pytest.mark.parametrize("name", sorted(extensions.UNMODELLED_TARGETS | extensions.IP6TABLES_TARGETS))
def test_a_target_without_a_file_is_refused_by_name(name: str) -> None:
    network = build(ROUTER)
    refused = run(network, f"ip netns exec r iptables -A FORWARD -j {name}")
    assert f"iptables' target '{name}'" in refused.stderr


@pytest.mark.parametrize(
    ("example", "table", "chain"),
    [
        ("-j MASQUERADE", "nat", "PREROUTING"),
        ("-j MASQUERADE", "filter", "FORWARD"),
        ("-j REJECT", "mangle", "FORWARD"),
        ("-j REJECT --reject-with tcp-reset", "filter", "FORWARD"),
        ("-j NOTRACK", "filter", "INPUT"),
        ("-j TPROXY", "mangle", "FORWARD"),
        ("-j ECN", "filter", "FORWARD"),
        ("-m mac --mac-source 02:00:00:00:00:01", "filter", "OUTPUT"),
        ("-m owner --uid-owner 0", "filter", "FORWARD"),
        ("-m icmp --icmp-type 8", "filter", "FORWARD"),
        ("-m udp", "filter", "FORWARD"),
        ("-m physdev --physdev-out veth1", "filter", "OUTPUT"),
        ("-m rpfilter", "filter", "INPUT"),
        ("-m rpfilter", "mangle", "INPUT"),
        ("-m rpfilter", "nat", "PREROUTING"),
    ],
)
def test_a_rule_may_not_stand_where_the_kernel_forbids_it(example: str, table: str, chain: str) -> None:
    network = build(ROUTER)
    refused = run(network, f"ip netns exec r iptables -t {table} -A {chain} {example}")
    assert refused.exit_code != 0
    assert api.find_chain(network.named["r"], table, chain) is None


BRIDGED_TOO = """
ip netns exec r ip link add br0 type bridge
ip netns add c
ip link add c0 netns c type veth peer name r2 netns r
ip link add c1 netns a type veth peer name r3 netns r
ip -n r link set r2 master br0
ip -n r link set r3 master br0
ip -n r link set r2 up
ip -n r link set r3 up
ip -n r addr add 10.3.0.254/24 dev br0
ip -n r link set br0 up
ip -n r link set lo up
ip -n c addr add 10.3.0.1/24 dev c0
ip -n c link set c0 up
ip -n a addr add 10.3.0.2/24 dev c1
ip -n a link set c1 up
ip -n c route add default via 10.3.0.254
"""
"""A third namespace behind a bridge of the router, which has the first one on another port."""
EVERY_WAY = (
    "ip netns exec a ping -c1 -W1 10.2.0.1",
    "ip netns exec a ping -c1 -W1 10.2.0.9",
    "ip netns exec a ping -c1 -W1 -t1 10.2.0.1",
    "ip netns exec a ping -c1 -W1 -s 3000 10.2.0.1",
    "ip netns exec a ping -c1 -W1 10.3.0.1",
    "ip netns exec c ping -c1 -W1 10.2.0.1",
    "ip netns exec a ping -c1 -W1 10.1.0.254",
    "ip netns exec r ping -c1 -W1 10.1.0.1",
    "ip netns exec r ping -c1 -W1 10.1.0.254",
    "ip netns exec r ping -c1 -W1 -b 10.3.0.255",
)
"""Packets forwarded, refused, expired, in pieces, bridged, received, sent, of the host to itself, and for all."""


def table_with(extension: Extension, hook: Hook) -> str | None:
    """A table in which the extension may stand at the hook."""
    own = extension.table if isinstance(extension, TargetExtension) else None
    tables = (own,) if own is not None else ("filter", "mangle", "nat")
    return next((table for table in tables if hook in extension.hooks and hook in BUILTIN_CHAINS[table]), None)


PLACES = [
    (extension, table, hook)
    for extension in ALL
    for hook in Hook
    if extension.compile is not None and (table := table_with(extension, hook)) is not None
]


@pytest.mark.parametrize(("extension", "table", "hook"), PLACES, ids=lambda value: str(getattr(value, "name", value)))
def test_an_extension_meets_packets_of_every_way_wherever_it_may_stand(
    extension: Extension, table: str, hook: Hook
) -> None:
    """What a packet has not (a frame, a device, a header, a flow, a socket) is an answer, not an error."""
    network = build(ROUTER + BRIDGED_TOO)
    made = [
        run(network, f"ip netns exec r iptables -t {table} -A {hook.value} {rule}")
        for example in extension.examples
        for rule in (example, example.replace(f"-m {extension.name} --", f"-m {extension.name} ! --", 1))
    ]
    assert any(result.ok for result in made)
    assert all(run(network, line).exit_code in (0, 1) for line in EVERY_WAY)
