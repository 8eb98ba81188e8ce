"""Ten thousand command lines with mistakes in them: each ends with an exit code, none in a traceback or a hang."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from pingproof.lesson.play.world import build_world
from pingproof.lesson.why.explained_lab import play_lab
from pingproof.simulator.network import Network

CORPUS = Path(__file__).parent / "corpus"
LINES = sorted(
    {
        line
        for path in CORPUS.rglob("*.sh")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    }
)
WORDS = sorted({word for line in LINES for word in line.split()})
LETTERS = "\"'$`()|&;\\\0é{}<>#!*~\n"
SCRIPTS, LENGTH = 40, 25
PATIENCE = 20
"""Seconds that a script of 25 lines may take at the very most."""


@pytest.fixture(scope="module")
def world() -> Network:
    """The tutorial's world."""
    return build_world()


@pytest.mark.parametrize("seed", range(10))
def test_mistakes_end_in_an_exit_code(seed: int, world: Network) -> None:
    chance = random.Random(seed)
    for number in range(SCRIPTS):
        script = "\n".join(_mistaken(chance) for _ in range(LENGTH))
        began = time.monotonic()
        played = play_lab(script, world.copy(), "en" if number % 4 == 0 else None)
        assert time.monotonic() - began < PATIENCE, script
        assert all(0 <= line.played.exit_code <= 255 for line in played)


def _mistaken(chance: random.Random) -> str:
    """A command line of the corpus with, mostly, something wrong in it."""
    words = chance.choice(LINES).split()
    place = chance.randrange(len(words))
    match chance.randrange(6):
        case 0:
            words[place] = chance.choice(WORDS)
        case 1:
            words.insert(place, chance.choice(WORDS))
        case 2:
            del words[place]
        case 3:
            words = [chance.choice(WORDS) for _ in range(chance.randint(1, 6))]
        case 4:
            words[place] += chance.choice(LETTERS)
    return " ".join(words)
