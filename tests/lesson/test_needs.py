"""What breaks when a command of a stage is left out."""

from __future__ import annotations

from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.teach.course import parse_stage
from pingproof.lesson.teach.needs import needs
from pingproof.simulator.network import Network
from tests.simulator.labs import TWO_HOSTS

STAGE = parse_stage(
    "# stage: 1\n# step: all\n"
    + TWO_HOSTS.strip()
    + "\nip -n b link set b0 alias spare\n# claim: replies=1\nip netns exec a ping -c1 -W1 10.0.0.2\n"
)


def test_every_command_of_two_hosts_but_the_alias_is_needed() -> None:
    found = {need.command.text: need.broken for need in needs(STAGE, Network())}
    assert [text for text, broken in found.items() if not broken] == ["ip -n b link set b0 alias spare"]


def test_what_breaks_is_the_probe_with_its_cause() -> None:
    found = {need.command.text: need.broken for need in needs(STAGE, Network())}
    (broken,) = found["ip -n b link set b0 up"]
    assert broken.command.text == "ip netns exec a ping -c1 -W1 10.0.0.2"
    assert broken.finding is not None
    assert broken.finding.cause is Cause.NO_CARRIER


def test_a_later_command_that_fails_is_told_too() -> None:
    found = {need.command.text: need.broken for need in needs(STAGE, Network())}
    failed = [broken.command.text for broken in found["ip netns add b"]]
    assert "ip -n b addr add 10.0.0.2/24 dev b0" in failed


def test_what_breaks_in_a_later_stage_is_told() -> None:
    first = parse_stage("# stage: 1\n# step: all\nip netns add a\nip -n a link set lo up\n")
    second = parse_stage("# stage: 2\n# step: all\n# claim: replies=1\nip netns exec a ping -c1 -W1 127.0.0.1\n")
    _, loopback = needs(first, Network(), [second])
    assert [broken.stage for broken in loopback.broken] == [2]
