"""The world around a lab: a network built from scripts before the lab's first command, and hidden from it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol

from pingproof.lesson.play.lab_file import read_lab
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from pingproof.simulator.network import Network
    from pingproof.simulator.result import Result
    from pingproof.simulator.shell.interpreter import RunningProgram
    from pingproof.simulator.tools.command import Command

LABS = os.path.join(os.path.dirname(os.path.dirname(__file__)), "labs")
WORLD = os.path.join(LABS, "world.sh")
"""The tutorial's surroundings: the host's ``ens33``, a gateway that masquerades, the internet behind it."""
PLAIN = "plain"
WORLDS: dict[str, tuple[str, ...]] = {
    PLAIN: (WORLD,),
    "docker": (WORLD, os.path.join(LABS, "worlds", "docker.sh")),
    "firewalld": (WORLD, os.path.join(LABS, "worlds", "firewalld.sh")),
}
"""The named worlds: the tutorial's, and the same host with Docker's or firewalld's changes."""


class Surroundings(Protocol):
    """A network for a world to be built on: a shell's network whose names can be hidden."""

    def start(self, command: Command) -> RunningProgram | Result:
        """Begin a command."""
        ...

    def wait(self, program: Any, /) -> Result:
        """Wait for a program."""
        ...

    def hide_names(self) -> None:
        """Hide the names so far from ``ip netns``."""
        ...


def world_scripts(world: str | None) -> tuple[str, ...]:
    """The files that make a world: a name of ``WORLDS`` (None: ``plain``), ``none`` (no file), or a script's name."""
    if world == "none":
        return ()
    return WORLDS.get(world or PLAIN, (str(world),))


def is_plain(world: str | None) -> bool:
    """Whether a world is the tutorial's own, for which the stages' claims are made."""
    return world in (None, PLAIN)


def world_prose(world: str | None, language: str) -> str:
    """The page of a named world, as Markdown with a title; empty for one without a page."""
    page = os.path.join(LABS, "worlds", language, f"{world}.md")
    return read_lab(page) if world in WORLDS and os.path.exists(page) else ""


def build_world(world: str | None = None) -> Network:
    """A network in which the scripts of ``world`` have been played; ``none`` leaves a bare host.

    Raises ``Refusal`` with the first line that fails.
    """
    from pingproof.simulator.network import Network

    network = Network()
    if world != "none":
        network.journal.listening = False
        build_world_on(network, world)
        network.journal.listening = True
    return network


def build_world_on(network: Surroundings, world: str | None) -> None:
    """Play the world's scripts and hide the namespaces they made from ``ip netns ls``.

    Raises ``Refusal`` with the first line that fails.
    """
    from pingproof.simulator.shell.interpreter import play

    scripts = world_scripts(world)
    for name in scripts:
        for played in play(read_lab(name), network):
            if not played.result.ok:
                reason = (played.result.stderr or played.result.stdout).strip().splitlines()
                told = reason[0] if reason else played.command
                raise Refusal(f"{name}:{played.line}: the world cannot be built: {told}")
    if scripts:
        network.hide_names()
