"""Teaching a stage: every claim holds in the simulator, and what is left out breaks what it should."""

from __future__ import annotations

import io
import json
import sys

import pytest

from pingproof.lesson.cli import main
from pingproof.lesson.teach.course import STAGES, load_stage
from pingproof.lesson.teach.lecture import network_after, teach
from pingproof.lesson.teach.lecture_text import commands_of
from pingproof.lesson.terminal.text_layout import display_width
from pingproof.lesson.words.languages import LANGUAGES


@pytest.mark.parametrize("number", STAGES)
def test_every_probe_ends_as_the_lesson_claims(number: int) -> None:
    taught = commands_of(teach(load_stage(number), network_after(number - 1)))
    assert {carried.command.text: carried.agrees for carried in taught if carried.agrees is False} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_course_is_told_in_each_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert all(command.text in printed for number in STAGES for command in load_stage(number).commands)


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_explanations_fit_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["run", "--stage", "3", "--explain", "--lang", "zh"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if not line.isascii()]
    assert max(map(display_width, told)) <= columns


def test_a_run_as_json_holds_results_claims_and_ways(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--stage", "3", "--explain", "--json"]) == 0
    (stage,) = json.loads(capsys.readouterr().out)
    rows = [row for step in stage["steps"] for row in step["commands"]]
    assert [row["number"] for row in rows] == [*range(1, len(rows) + 1)]
    first = rows[0]
    assert (first["claimed"], first["predicted"], first["agrees"]) == ("fails=network-unreachable",) * 2 + (True,)
    assert first["cause"]["code"] == "no-route"
    assert first["mend"]
    answered = rows[11]
    assert answered["hops"][0]["namespace"] == "ns1"
    assert "cause" not in answered


def test_without_the_sysctl_the_host_is_named_as_the_place_and_the_sysctl_as_the_mend(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", "--stage", "4", "--without", "3"]) == 0
    printed = capsys.readouterr().out
    assert "Left out: command 3 of stage 4, sysctl -w net.ipv4.ip_forward=1" in printed
    assert "forwarding-off" in printed
    assert "\n  sysctl -w net.ipv4.ip_forward=1\n" in printed
    assert "The same cause as [6]." in printed


def test_without_a_command_that_only_shows_nothing_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--stage", "3", "--without", "3"]) == 0
    assert "All 8 probes end as the lesson says." in capsys.readouterr().out


def test_needs_has_a_row_for_every_command_that_is_no_probe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["needs", "--stage", "4", "--json"]) == 0
    found = {row["command"]: row["breaks"] for row in json.loads(capsys.readouterr().out)}
    assert set(found) == {command.text for command in load_stage(4).commands if command.claim is None}
    assert found["conntrack -L"] == []
    assert found["sysctl -w net.ipv4.ip_forward=1"][0]["cause"]["code"] == "forwarding-off"


def _step(keys: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    assert main(["run", "--stage", "1", "--step"]) == 0
    return capsys.readouterr().out


def test_enter_goes_on_to_the_end(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    printed = _step("\n" * 100, capsys, monkeypatch)
    assert "ip_route_output_key" in printed
    assert printed.endswith("The end.\n")


def test_q_leaves(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ip netns add ns1" not in _step("q\n", capsys, monkeypatch)


def test_b_shows_the_page_before_again(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    printed = _step("\n\nb\nq\n", capsys, monkeypatch)
    assert printed.count("1.1 Three namespaces") == 2


def test_the_end_of_input_leaves(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "The end." not in _step("\n", capsys, monkeypatch)
