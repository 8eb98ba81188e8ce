"""A lab on the simulator, in the same form as the kernel's answers."""

from __future__ import annotations

from functools import cache

from lesson.fuzz.agreement import Answer
from lesson.world import build_world
from simulator.network import Network
from simulator.shell import play


@cache
def _world() -> Network:
    network = build_world()
    network.journal.listening = False
    return network


def answers(script: str) -> list[Answer]:
    """What each command line of `script` comes to on a fresh copy of the course's world."""
    return [
        Answer(
            line=played.line,
            command=played.command,
            exit_code=played.result.exit_code,
            stdout=played.result.stdout,
            stderr=played.result.stderr,
        )
        for played in play(script, _world().copy())
    ]
