"""A notebook's lab in the real kernel: a process of its own, because a notebook has threads and a sandbox may not."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from markupsafe import Markup

from pingproof.lesson.notebook.views import BAD, GOOD, View, session_view
from pingproof.lesson.words.languages import notebook_words
from pingproof.simulator.shell.interpreter import PlayedLine

LONGEST = 300
"""Seconds that a comparison may take."""


def verify_script(script: str, language: str) -> View:
    """Play the script on both networks; the view has the comparison, or why no sandbox can be made."""
    ended = subprocess.run(
        [sys.executable, "-m", "lesson", "play", "-", "--compare", "--json"],
        input=script, capture_output=True, text=True, timeout=LONGEST, check=False,
    )  # fmt: skip
    words = notebook_words(language)
    if ended.returncode not in (0, 1) or not ended.stdout:
        reason = (ended.stderr.strip().splitlines() or ["?"])[-1].removeprefix("lesson: ")
        said = words["no sandbox"].format(reason=reason)
        return View(f"{said}\n", Markup("<p>{}</p>").format(said))
    lines = json.loads(ended.stdout)
    differing = [line for line in lines if not line["agrees"]]
    said = (words["differs"] if differing else words["agrees"]).format(differing=len(differing), count=len(lines))
    view = View(f"{said}\n", Markup('<p style="{}">{}</p>').format(BAD if differing else GOOD, said))
    for line in differing:
        view += session_view([_side(line, "predicted"), _side(line, "actual")])
    return view


def _side(line: dict[str, Any], side: str) -> PlayedLine:
    """A command with what it left on one of the two sides."""
    result = line[side]
    return PlayedLine(line["line"], line["command"], result["exit_code"], result["stdout"], result["stderr"])
