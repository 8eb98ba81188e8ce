"""A lab on the simulator, in the same form as the kernel's answers."""

from __future__ import annotations

from functools import cache

from lesson.fuzz.agreement import Answer
from lesson.fuzz.frames import Frames, journal_frames
from lesson.world import build_world
from simulator.network import Network
from simulator.shell import play
from simulator.value import value

HIDDEN = frozenset({"_gw", "_inet"})
"""The namespaces of the world around a lab."""


@value
class ModelRun:
    """What each command line printed, and the frames on every interface of the lab."""

    answers: list[Answer]
    frames: Frames


@cache
def _world() -> Network:
    network = build_world()
    network.journal.listening = False
    return network


def run(script: str) -> ModelRun:
    """Carry out `script` on a fresh copy of the course's world."""
    network = _world().copy()
    network.journal.listening = True
    answers = [
        Answer(
            line=played.line,
            command=played.command,
            exit_code=played.result.exit_code,
            stdout=played.result.stdout,
            stderr=played.result.stderr,
        )
        for played in play(script, network)
    ]
    return ModelRun(answers, journal_frames(network.journal.events, HIDDEN, script))
