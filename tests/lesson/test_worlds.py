"""The named worlds: what the stages come to in them, what mends it, and that the kernel does the same."""

from __future__ import annotations

import pytest

from pingproof.lesson.play.world import WORLDS, build_world, world_prose, world_scripts
from pingproof.lesson.teach.course import stage_script
from pingproof.lesson.words.languages import LANGUAGES
from pingproof.simulator.shell.interpreter import play

BRIDGED = "ip netns exec ns1 ping -c1 -W1 192.168.28.2"
OUTSIDE = "ip netns exec ns1 ping -c1 -W1 8.8.8.8"


def after(world: str, stage: int, mends: str = "") -> dict[str, str]:
    """The first line of statistics of two pings, after the stages up to ``stage`` and some mends."""
    network = build_world(world)
    for number in range(1, stage + 1):
        play(stage_script(number), network)
    play(mends, network)
    outputs = {line.command: line.stdout + line.stderr for line in play(f"{BRIDGED}\n{OUTSIDE}", network)}
    return {name: "Packet filtered" if "filtered" in text else _received(text) for name, text in outputs.items()}


def _received(text: str) -> str:
    return next((line.split(", ")[1] for line in text.splitlines() if "received" in line), text.strip())


def test_docker_stops_bridged_pings_and_the_way_out() -> None:
    assert after("plain", 4) == {BRIDGED: "1 received", OUTSIDE: "1 received"}
    assert after("docker", 4) == {BRIDGED: "0 received", OUTSIDE: "0 received"}


@pytest.mark.parametrize(
    ("mends", "bridged", "outside"),
    [
        ("iptables -I DOCKER-USER -i vbridge -o vbridge -j ACCEPT", "1 received", "0 received"),
        ("sysctl -w net.bridge.bridge-nf-call-iptables=0", "1 received", "0 received"),
        (
            "iptables -I DOCKER-USER -i vbridge -j ACCEPT\n"
            "iptables -I DOCKER-USER -o vbridge -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
            "1 received",
            "1 received",
        ),
        ("iptables -P FORWARD ACCEPT", "1 received", "1 received"),
    ],
)
def test_what_the_page_about_docker_advises_mends(mends: str, bridged: str, outside: str) -> None:
    assert all(command in world_prose("docker", "en").replace("\n  ", " ") for command in mends.splitlines())
    assert after("docker", 4, mends) == {BRIDGED: bridged, OUTSIDE: outside}


def test_docker_lets_the_host_itself_be_reached() -> None:
    network = build_world("docker")
    for number in (1, 2, 3):
        play(stage_script(number), network)
    assert "1 received" in play("ip netns exec ns1 ping -c1 -W1 192.168.17.10", network)[0].stdout


def test_firewalld_rejects_the_neighbour_and_lets_the_internet_answer() -> None:
    assert after("firewalld", 2)[BRIDGED] == "0 received"  # the answer leaves by the default route
    assert after("firewalld", 4) == {BRIDGED: "Packet filtered", OUTSIDE: "1 received"}
    mend = "iptables -I FORWARD -i vbridge -o vbridge -j ACCEPT"
    assert after("firewalld", 4, mend)[BRIDGED] == "1 received"


@pytest.mark.parametrize("world", [name for name in WORLDS if name != "plain"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_world_has_its_page(world: str, language: str) -> None:
    page = world_prose(world, language)
    assert page.startswith("# ")
    assert world in page.lower()
    assert len(world_scripts(world)) == 2


def test_a_file_is_a_world_too_and_none_is_no_world() -> None:
    assert world_scripts("my.sh") == ("my.sh",)
    assert world_scripts("none") == ()
    assert world_prose("my.sh", "en") == ""
    assert world_scripts(None) == world_scripts("plain")


@pytest.mark.kernel
@pytest.mark.parametrize("world", ["docker", "firewalld"])
def test_the_kernel_does_the_same_in_each_world(world: str) -> None:
    from pingproof.lesson.compare.run import verify

    report = verify([1, 2, 3, 4], world=world).report
    differences = [each for stage in report.stages for level in stage.levels for each in level.differences]
    assert differences == []
    assert report.agrees
