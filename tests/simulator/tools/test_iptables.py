"""Rules as typed and as ``iptables -S`` lists them, recorded from 1.8.9; what is kept of those not modelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.iptables.rule_text import specification_text
from pingproof.simulator.tools.iptables.words import Iptables, IptablesVerb

RECORDED = json.loads((Path(__file__).parent / "recorded" / "iptables_rules.json").read_text("utf-8"))


def iptables(arguments: str) -> Iptables:
    """The command, which must be one."""
    command = parse_line(f"iptables {arguments}")
    assert isinstance(command, Iptables)
    return command


@pytest.mark.parametrize("record", RECORDED, ids=lambda record: record["typed"])
def test_a_rule_is_kept_as_it_is_listed(record: dict[str, str | list[str]]) -> None:
    command = iptables(str(record["typed"]))
    listed = [f"-A {command.chain} {specification_text(rule)}".rstrip() for rule in command.rules]
    assert listed == record["listed"]


@pytest.mark.parametrize(
    ("line", "verb", "chain", "number"),
    [
        ("-L", IptablesVerb.LIST, None, None),
        ("-nvL INPUT", IptablesVerb.LIST, "INPUT", None),
        ("-L INPUT 3", IptablesVerb.LIST, "INPUT", 3),
        ("--list FORWARD -n", IptablesVerb.LIST, "FORWARD", None),
        ("-D INPUT 2", IptablesVerb.DELETE, "INPUT", 2),
        ("-I INPUT -j ACCEPT", IptablesVerb.INSERT, "INPUT", None),
        ("--insert INPUT 4 -j ACCEPT", IptablesVerb.INSERT, "INPUT", 4),
        ("-F", IptablesVerb.FLUSH, None, None),
        ("-t nat -X", IptablesVerb.DELETE_CHAIN, None, None),
        ("-Z FORWARD", IptablesVerb.ZERO, "FORWARD", None),
    ],
)
def test_verbs_chains_and_numbers(line: str, verb: IptablesVerb, chain: str | None, number: int | None) -> None:
    command = iptables(line)
    assert (command.verb, command.chain, command.number) == (verb, chain, number)


def test_several_addresses_make_a_rule_for_each_pair() -> None:
    rules = iptables("-A INPUT -s 10.0.0.1,10.0.0.2 -d 10.1.0.0/16,10.2.0.0/16 -j DROP").rules
    assert [(rule.source, rule.destination) for rule in rules] == [
        ("10.0.0.1/32", "10.1.0.0/16"),
        ("10.0.0.1/32", "10.2.0.0/16"),
        ("10.0.0.2/32", "10.1.0.0/16"),
        ("10.0.0.2/32", "10.2.0.0/16"),
    ]


def test_the_protocol_brings_its_match_along_where_its_option_stands() -> None:
    rule = iptables("-A INPUT -p udp -m comment --comment dns --dport 53 -j ACCEPT").rules[0]
    assert [match.name for match in rule.matches] == ["comment", "udp"]


def test_a_match_that_is_not_modelled_is_kept_with_its_options() -> None:
    rule = iptables("-A INPUT -m recent --name x --set ! --rsource -j DROP").rules[0]
    assert rule.matches[0].name == "recent"
    assert rule.matches[0].options == (("name", ("x",), False), ("set", (), False), ("rsource", (), True))


def test_a_target_that_is_not_modelled_is_kept_with_its_options() -> None:
    target = iptables("-A INPUT -j NFQUEUE --queue-num 3 --queue-bypass").rules[0].target
    assert target is not None
    assert (target.name, target.options) == ("NFQUEUE", (("queue-num", ("3",)), ("queue-bypass", ())))


def test_an_option_is_of_the_extension_named_last_whose_options_are_not_known() -> None:
    rule = iptables("-A FORWARD -p tcp -m recent --name x --set -j TPROXY --on-port 3128").rules[0]
    assert rule.matches[0].options == (("name", ("x",), False), ("set", (), False))
    assert rule.target is not None
    assert rule.target.options == (("on-port", ("3128",)),)
