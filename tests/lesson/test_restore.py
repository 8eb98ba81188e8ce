"""A snapshot becomes the same network again: it lists alike, and a ping on it ends alike."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.play.world import build_world
from pingproof.lesson.probe.command import is_probe
from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.saved.network import network_state, restore
from pingproof.simulator.shell.interpreter import play
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state import NetworkState
from pingproof.simulator.tools.command import Command
from tests.simulator.labs import ROUTER, build, extend, run

CORPUS = Path(__file__).parents[1] / "corpus"
LABS = sorted(CORPUS.rglob("*.sh"))
SEEDS = range(9000, 9040)
REST = 70 * SECOND
"""After so long no neighbour is asked for any more and every rate limit is full again: a snapshot tells neither."""
PROBES = 3


@pytest.fixture(scope="module")
def world() -> Network:
    network = build_world()
    network.journal.listening = False
    return network


def _lab_name(lab: Path) -> str:
    return str(lab.relative_to(CORPUS))


@pytest.mark.parametrize("lab", LABS, ids=_lab_name)
def test_a_lab_of_the_corpus_is_restored(lab: Path, world: Network) -> None:
    _check(lab.read_text(encoding="utf-8"), world.copy())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_lab_is_restored(seed: int, world: Network) -> None:
    _check(script(seed), world.copy())


def _check(text: str, network: Network) -> None:
    probes = list(dict.fromkeys(line.command for line in play(text, network)))
    state = network_state(network)
    assert _differences(state, network_state(restore(state))) == []
    network.clock.run_until(network.clock.now + REST)
    rested = network_state(network)
    if _counts_unseen(rested):
        return
    for command in [command for line in probes if (command := _probe(line)) is not None][:PROBES]:
        original, restored = network.copy().run(command), restore(rested).run(command)
        assert _ending(original) == _ending(restored), command


def _counts_unseen(state: NetworkState) -> bool:
    """Whether a rule's verdict hangs on how many packets it has seen, which Linux lists nowhere: ``--mode nth``."""
    return any(
        "--mode nth" in rule.specification
        for namespace in state.namespaces
        for _, chains in namespace.iptables
        for chain in chains
        for rule in chain.rules
    )


def test_where_nth_stands_in_its_round_is_the_one_thing_a_restored_rule_forgets(world: Network) -> None:
    lab = (CORPUS / "netfilter" / "iptables-matches.sh").read_text(encoding="utf-8")
    network = world.copy()
    play(lab, network)
    assert _counts_unseen(network_state(network))
    command = parse_line("ip netns exec a ping -c2 -i 0.2 -W1 10.77.0.2")
    both = network.copy().run(command), restore(network_state(network)).run(command)
    assert all("2 packets transmitted, 1 received" in result.stdout for result in both)


def _probe(line: str) -> Command | None:
    try:
        command = parse_line(line)
    except SimulatorError:
        return None
    return command if is_probe(command) else None


def _ending(result: Result) -> tuple[int, str, str]:
    """All that a probe prints but its times."""
    return result.exit_code, re.sub(r"time[= ]\S+|rtt .*|, pipe \d+|\S+ ms\b", "", result.stdout), result.stderr


def _differences(one: NetworkState, other: NetworkState) -> list[tuple[str, str]]:
    return [
        (mine.name, each.name)
        for mine, theirs in zip(one.namespaces, other.namespaces, strict=True)
        for each in fields(mine)
        if getattr(mine, each.name) != getattr(theirs, each.name)
    ]


def test_a_rule_that_is_not_understood_stands_in_its_place_and_says_so() -> None:
    network = build(ROUTER)
    extend(network, "ip netns exec r iptables -A FORWARD -p icmp -j ACCEPT")
    state = network_state(network)
    text = repr(state)
    assert "-p icmp -j ACCEPT" in text
    odd = _with_rule(state, "-p icmp -m string --algo bm --string x -j DROP")
    restored = restore(odd)
    restored.journal.listening = True
    assert run(restored, "ip netns exec a ping -c1 10.2.0.1").ok
    noted = {str(event.row) for event in restored.journal.events if event.decision.name == "NOT_MODELLED"}
    assert noted == {"-A FORWARD -p icmp -m string --algo bm --string x -j DROP"}
    assert network_state(restored).namespaces[-1].iptables != ()


def _with_rule(state: NetworkState, text: str) -> NetworkState:
    from dataclasses import replace

    namespaces = []
    for namespace in state.namespaces:
        tables = tuple(
            (
                table,
                tuple(
                    replace(chain, rules=tuple(replace(rule, specification=text) for rule in chain.rules))
                    for chain in chains
                ),
            )
            for table, chains in namespace.iptables
        )
        namespaces.append(replace(namespace, iptables=tables))
    return replace(state, namespaces=tuple(namespaces))
