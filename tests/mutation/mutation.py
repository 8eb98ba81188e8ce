"""A mutation: one place of the model made wrong, and the tests that must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("pingproof", "simulator", "lesson", "executor", "tests")
TIMEOUT = 60.0
"""Seconds for the tests of one mutation: a model that never comes to an end counts as noticed."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """``right`` stands once in ``simulator/linux/FILE.py``; with ``wrong`` in its place one of its tests must fail.

    ``unit`` is a test under ``tests/simulator/linux``, ``lab`` a recording of the corpus, ``fate`` a fate's lab.
    """

    name: str
    file: str
    right: str
    wrong: str
    unit: str = ""
    lab: str = ""
    fate: str = ""

    @property
    def tests(self) -> tuple[str, ...]:
        """What pytest is asked to run, the quickest first."""
        named = (
            self.unit and f"tests/simulator/linux/{self.unit}",
            self.lab and f"tests/test_corpus.py::test_the_simulator_prints_what_linux_printed[{self.lab}]",
            self.fate and f"tests/test_packet_fates.py::test_a_fate_is_shown_by_its_lab[{self.fate}]",
        )
        return tuple(test for test in named if test)


class Misplaced(Exception):
    """A mutation's place is not in its file, or not just once."""


def copy_tree(destination: Path) -> None:
    """A copy of what the tests need: the working tree itself is never changed."""
    for part in COPIED:
        shutil.copytree(ROOT / part, destination / part)
    shutil.copy(ROOT / "pyproject.toml", destination)


def failing(tests: tuple[str, ...], tree: Path) -> bool:
    """Whether one of the tests fails in a copy, or does not end."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", "-p", "no:cacheprovider", *tests]
    # A file that is changed twice in a second would be taken from its compiled form.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return True
    if done.returncode not in (0, 1):
        raise RuntimeError(f"pytest did not run: {done.stdout}{done.stderr}")
    return done.returncode == 1


def is_caught(mutation: Mutation, tree: Path) -> bool:
    """Whether the mutation's tests notice it in a copy, which is whole again afterwards. Raises `Misplaced`."""
    path = tree / "simulator" / "linux" / f"{mutation.file}.py"
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.right) != 1:
        raise Misplaced(f"{mutation.name}: {mutation.right!r} stands {text.count(mutation.right)} times in {path.name}")
    path.write_text(text.replace(mutation.right, mutation.wrong), encoding="utf-8")
    try:
        return failing(mutation.tests, tree)
    finally:
        path.write_text(text, encoding="utf-8")
