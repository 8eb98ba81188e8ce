"""The course: four stages, each a lab script in named steps, with prose for each step in each language.

A stage's script is plain shell. Three comments give it its form: ``# stage: N`` at the top, ``# step: KEY`` before each
step, and ``# claim: WHAT`` before a ping (see ``probe/claim.py``). A stage begins where the one before has ended.
The prose is Markdown: a title, an introduction, and a section ``## Title {#key}`` for each step.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from pingproof.lesson.play.lab_file import read_lab
from pingproof.lesson.play.world import LABS
from pingproof.lesson.probe.claim import Claim, parse_claim
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.tools.traceroute.words import Traceroute

STAGES = (1, 2, 3, 4)
_SECTION = re.compile(r"^## (?P<title>.*?) \{#(?P<key>[a-z0-9-]+)\}$", re.MULTILINE)


@value
class LabCommand:
    """A command of a stage: its ``number`` in the stage, from 1, and its ``line`` in the script, from 1."""

    number: int
    line: int
    text: str
    claim: Claim | None = None

    @property
    def probe(self) -> Ping | Traceroute | None:
        """The probe that the command sends; None for any other command."""
        from pingproof.lesson.probe.command import probe_in
        from pingproof.simulator.shell.line import parse_line

        return probe_in(parse_line(self.text))


@value
class Step:
    """A step: commands that belong together."""

    key: str
    commands: tuple[LabCommand, ...]


@value
class Stage:
    """A stage: its script in steps."""

    number: int
    steps: tuple[Step, ...]

    @property
    def commands(self) -> tuple[LabCommand, ...]:
        """All commands of the stage, in order."""
        return tuple(command for step in self.steps for command in step.commands)

    @property
    def script(self) -> str:
        """The commands as a script, one a line."""
        return "".join(f"{command.text}\n" for command in self.commands)


@value
class Section:
    """A step's prose."""

    title: str
    text: str

    @property
    def opening(self) -> str:
        """The first paragraph, printed before the step's commands."""
        return self.text.partition("\n\n")[0]

    @property
    def reason(self) -> str:
        """The other paragraphs, printed after the step's commands."""
        return self.text.partition("\n\n")[2]


@value
class Prose:
    """A stage's prose in one language; ``sections`` by the steps' keys."""

    title: str
    introduction: str
    sections: dict[str, Section]


def load_stage(number: int) -> Stage:
    """Stage ``number`` of the course."""
    return parse_stage(stage_script(number))


def stage_script(number: int) -> str:
    """The text of a stage's script."""
    return read_lab(os.path.join(LABS, f"stage{number}.sh"))


def load_prose(number: int, language: str) -> Prose:
    """The prose of stage ``number`` in ``en`` or ``zh``."""
    return parse_prose(read_lab(os.path.join(LABS, language, f"stage{number}.md")))


def parse_stage(script: str) -> Stage:
    """The stage in a script; raises ``ValueError`` with the line that does not fit the form."""
    number = 0
    steps: list[tuple[str, list[LabCommand]]] = []
    claim: Claim | None = None
    count = 0
    for line, text in enumerate(script.splitlines(), 1):
        word, _, value = text.removeprefix("# ").partition(": ")
        if text.startswith("# ") and word == "stage":
            number = int(value)
        elif text.startswith("# ") and word == "step":
            steps.append((value.strip(), []))
        elif text.startswith("# ") and word == "claim":
            claim = parse_claim(value)
        elif text.strip() and not text.startswith("#"):
            if not steps:
                raise ValueError(f"line {line}: a command before the first step")
            count += 1
            steps[-1][1].append(LabCommand(count, line, text.strip(), claim))
            claim = None
    return Stage(number, tuple(Step(key, tuple(commands)) for key, commands in steps))


def parse_prose(markdown: str) -> Prose:
    """A stage's prose from its Markdown."""
    head, *rest = _SECTION.split(markdown)
    title, _, introduction = head.strip().partition("\n")
    sections = {
        key: Section(name, text.strip()) for name, key, text in zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    }
    return Prose(title.removeprefix("# ").strip(), introduction.strip(), sections)
