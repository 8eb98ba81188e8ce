"""The course: both languages tell the same steps, name the same commands, and every ping has its claim."""

from __future__ import annotations

import re
import subprocess

import pytest

from pingproof.lesson.play.world import LABS
from pingproof.lesson.probe.claim import Claim, parse_claim
from pingproof.lesson.probe.outcome import Failure, Outcome, outcome_of
from pingproof.lesson.teach.course import STAGES, load_prose, load_stage, parse_stage
from pingproof.lesson.words.languages import LANGUAGES
from pingproof.simulator.result import Result

CODE = re.compile(r"`([^`]+)`")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", STAGES)
def test_each_step_has_its_prose(number: int, language: str) -> None:
    prose = load_prose(number, language)
    assert [*prose.sections] == [step.key for step in load_stage(number).steps]
    assert prose.title
    assert prose.introduction
    assert all(section.title and section.text for section in prose.sections.values())


@pytest.mark.parametrize("number", STAGES)
def test_both_languages_name_the_same_commands(number: int) -> None:
    english, chinese = load_prose(number, "en"), load_prose(number, "zh")
    assert set(CODE.findall(english.introduction)) == set(CODE.findall(chinese.introduction))
    for key, section in english.sections.items():
        assert set(CODE.findall(section.text)) == set(CODE.findall(chinese.sections[key].text)), key


@pytest.mark.parametrize("number", STAGES)
def test_every_probe_claims_something_and_nothing_else_does(number: int) -> None:
    for command in load_stage(number).commands:
        assert (command.claim is not None) == (command.probe is not None), command


@pytest.mark.parametrize("number", STAGES)
def test_commands_are_numbered_from_one(number: int) -> None:
    assert [command.number for command in load_stage(number).commands] == [
        *range(1, len(load_stage(number).commands) + 1)
    ]


@pytest.mark.parametrize("name", ["world.sh", *(f"stage{number}.sh" for number in STAGES)])
def test_bash_could_run_the_labs_as_they_are(name: str) -> None:
    assert subprocess.run(["bash", "-n", f"{LABS}/{name}"], check=False).returncode == 0


def test_a_command_before_the_first_step_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse_stage("# stage: 1\nip netns add ns1\n")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("replies=2", Claim(replies=2)),
        ("fails=no-reply", Claim(failure=Failure.NO_REPLY)),
        ("hops=3", Claim(hops=3)),
    ],
)
def test_a_claim_is_read_and_printed_back(text: str, claim: Claim) -> None:
    assert parse_claim(text) == claim
    assert str(claim) == text


@pytest.mark.parametrize("text", ["", "works", "fails=somehow", "replies=many", "replies"])
def test_what_is_no_claim_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"claim|Failure"):
        parse_claim(text)


HEADER = "PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n"


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        (
            Result(0, HEADER + "\n2 packets transmitted, 2 received, 0% packet loss, time 1ms\n"),
            Outcome(2, 2),
        ),
        (
            Result(1, HEADER + "\n1 packets transmitted, 0 received, 100% packet loss, time 0ms\n"),
            Outcome(1, 0, Failure.NO_REPLY),
        ),
        (
            Result(
                1,
                HEADER + "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable\n"
                "\n1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms\n",
            ),
            Outcome(1, 0, Failure.HOST_UNREACHABLE),
        ),
        (
            Result(2, "", "ping: connect: Network is unreachable\n"),
            Outcome(0, 0, Failure.NETWORK_UNREACHABLE),
        ),
        (
            Result(2, "", "ping: nope.invalid: Temporary failure in name resolution\n"),
            Outcome(0, 0, Failure.OTHER_ERROR),
        ),
    ],
)
def test_a_pings_outcome_is_read_from_what_it_printed(result: Result, outcome: Outcome) -> None:
    assert outcome_of(result) == outcome


def test_a_traceroute_that_reached_its_goal_has_hops() -> None:
    text = "traceroute to 8.8.8.8 (8.8.8.8), 30 hops max, 60 byte packets\n 1  10.0.0.1  0.1 ms\n 2  8.8.8.8  0.2 ms\n"
    assert outcome_of(Result(0, text)) == Outcome(hops=2)


def test_a_traceroute_that_did_not_reach_its_goal_has_failed() -> None:
    text = "traceroute to 8.8.8.8 (8.8.8.8), 2 hops max, 60 byte packets\n 1  10.0.0.1  0.1 ms\n 2  *\n"
    assert outcome_of(Result(0, text)) == Outcome(failure=Failure.NO_REPLY)
