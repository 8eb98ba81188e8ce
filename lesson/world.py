"""The world around a lab: a network built from a script before the lab's first command, and hidden from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lesson.lab_file import read_lab
from lesson.refusal import Refusal

if TYPE_CHECKING:
    from simulator.network import Network

LABS = Path(__file__).parent / "labs"
WORLD = LABS / "world.sh"
"""The tutorial's surroundings: the host's ``ens33``, a gateway that masquerades, the internet behind it."""


def build_world(script: str | None = None) -> Network:
    """A network in which ``script`` (a file's name; None: the tutorial's world; ``none``: a bare host) has been played.

    The names that it made are hidden from ``ip netns ls``. Refusal names the first line that fails.
    """
    from simulator.network import Network
    from simulator.shell import play

    network = Network()
    if script == "none":
        return network
    name = str(WORLD) if script is None else script
    network.journal.listening = False
    for played in play(read_lab(name), network):
        if not played.result.ok:
            reason = (played.result.stderr or played.result.stdout).strip().splitlines()
            raise Refusal(f"{name}:{played.line}: the world cannot be built: {reason[0] if reason else played.command}")
    network.journal.listening = True
    network.hide_names()
    return network
