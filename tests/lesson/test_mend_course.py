"""The course itself, each of its commands left out in turn: the last ping to the internet is mended all the same."""

from __future__ import annotations

import pytest

from pingproof.lesson.mend.search import mend
from pingproof.lesson.play.world import build_world
from pingproof.lesson.teach.course import STAGES, load_stage
from pingproof.simulator.network import Network
from pingproof.simulator.shell.interpreter import Shell

PROBE = "ip netns exec ns1 ping -c1 -W1 8.8.8.8"
COMMANDS = [command.text for stage in STAGES for command in load_stage(stage).commands if command.probe is None]
WORLD = build_world()


def course_without(left_out: int) -> Network:
    """The world after every command of the course but the one numbered ``left_out``."""
    network = WORLD.copy()
    network.journal.listening = False
    shell = Shell(network)
    for number, command in enumerate(COMMANDS):
        if number != left_out:
            shell.play(command)
    return network


@pytest.mark.parametrize("number", [n for n, text in enumerate(COMMANDS) if text != "ip netns add ns1"])
def test_whatever_the_course_lacks_the_ping_is_mended(number: int) -> None:
    network = course_without(number)
    commands = mend(network, PROBE)
    for command in commands:
        assert Shell(network).play(command)[0].result.ok
    network.clock.run_until(network.clock.now + 1_000_000_000)
    assert Shell(network).play(PROBE)[0].result.ok
