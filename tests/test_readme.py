"""The README tells the truth: its commands are run and its outputs compared; ``...`` stands for lines left out."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from pingproof.lesson.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^(?P<margin> *)```console\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)


def _sessions() -> list[tuple[str, str]]:
    """Each command line of the README's console blocks with the output that is shown for it."""
    sessions = []
    for block in BLOCK.finditer(README):
        for part in textwrap.dedent(block["text"]).split("$ ")[1:]:
            command, _, output = part.partition("\n")
            sessions.append((command, output))
    return sessions


def _without_times(text: str) -> str:
    """Round-trip and waiting times are the model's own choice; the README may show others."""
    return re.sub(r"time[ =][\d.]+ ?ms", "time T", text)


def _pattern(output: str) -> str:
    lines = ["(?:.*\n)*" if line == "..." else re.escape(line) + "\n" for line in output.splitlines()]
    return "".join(lines)


@pytest.mark.parametrize(("command", "output"), _sessions(), ids=[command for command, _ in _sessions()])
def test_a_command_prints_what_the_readme_shows(
    command: str, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(command)
    assert program == "lesson"
    assert main(words) == 0
    printed = "".join(f"{line.rstrip()}\n" for line in capsys.readouterr().out.splitlines())
    assert re.fullmatch(_pattern(_without_times(output)), _without_times(printed)), printed


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make (\w+)", README, re.MULTILINE)) <= targets


def test_every_linked_file_exists() -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert [path for path in linked if not (ROOT / path).exists()] == []
