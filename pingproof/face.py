"""The small face of the package for notebooks and engineers: ``from pingproof import network, play, explain …``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.lesson.why.answer import Answer
    from pingproof.lesson.why.explained_lab import ExplainedLine
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.network import Network
    from pingproof.simulator.shell.interpreter import Shell
    from pingproof.simulator.state import NetworkState


def network(world: str | None = "plain") -> Network:
    """A simulated machine: the tutorial's host with the gateway and the internet behind it, or a bare one for None.

    ``world`` is ``plain``, ``docker``, ``firewalld`` or the path of a script that builds one. Raises ``Refusal``.
    """
    from pingproof.lesson.play.world import build_world
    from pingproof.simulator.network import Network

    return Network() if world is None else build_world(world)


def shell(network: Network) -> Shell:
    """A shell on the network: its ``play`` carries out command lines, and keeps variables from one call to the next."""
    from pingproof.simulator.shell.interpreter import Shell

    return Shell(network)


def play(script: str, network: Network, language: str | None = None) -> list[ExplainedLine]:
    """Play a lab script: each command line with its result; with a ``language`` (en, zh) each probe explained."""
    from pingproof.lesson.why.explained_lab import play_lab

    return play_lab(script, network, language)


def explain(probe: str, network: Network, language: str = "en") -> Explanation:
    """Send one probe (``ip netns exec ns1 ping -c1 10.0.0.1``) and explain it: way, cause, mend.

    Raises ValueError when the line is no single ping or traceroute.
    """
    explanations = [each for line in play(probe, network, language) for each in line.explanations]
    if len(explanations) != 1:
        raise ValueError(f"one ping or traceroute is explained at a time, not: {probe}")
    return explanations[0]


def draw(network: Network, target: str | Path, *, title: str = "", style: str = "screen", language: str = "en") -> None:
    """Draw what is plugged into what as an SVG, PNG or PDF file, by the name's ending.

    Raises ValueError for another ending, OSError when the file cannot be written.
    """
    from pingproof.lesson.draw.paint.save import save
    from pingproof.lesson.draw.picture import network_scene

    path = Path(target)
    form = path.suffix.removeprefix(".")
    if form not in ("svg", "png", "pdf"):
        raise ValueError(f"a picture is drawn as svg, png or pdf, not as {path.name}")
    save(network_scene(network, title, language), path, form, style)


def snapshot(network: Network | None = None) -> NetworkState:
    """The state of a simulated network, or of this machine (Linux; nothing is changed) when none is given.

    Raises ``Refusal`` where the machine's state cannot be read.
    """
    if network is None:
        from pingproof.lesson.why.this_machine import read_here

        return read_here([])
    from pingproof.simulator.saved.network import network_state

    return network_state(network)


def why(destination: str, state: NetworkState, *, origin: str = "", language: str = "en") -> Answer:
    """Predict one ping from the namespace ``origin`` ("" is the host): verdict, way, cause and mend.

    Raises ``Refusal`` for a namespace that is not in the state, ValueError for what ``ping`` itself would refuse.
    """
    from pingproof.lesson.why.answer import why
    from pingproof.simulator.tools.ping.words import Ping
    from pingproof.simulator.tools.vocabulary.parse import parse_words

    ping = parse_words(["ping", "-c1", "-W1", destination])
    if not isinstance(ping, Ping):
        raise ValueError(f"no destination of a ping: {destination}")
    return why(state, origin, ping, language)
