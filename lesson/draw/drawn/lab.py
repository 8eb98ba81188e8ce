"""A lab played for its pictures: the network after each command, and each probe with its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import graph_of
from pingproof.lesson.draw.drawn.watch import Tables, WatchingJournal, tables_of, watch
from pingproof.lesson.play.listener import Listener, Probe
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.shell.script import parse_script
from pingproof.simulator.tools.vocabulary.parse import format_command
from pingproof.simulator.value import value

if TYPE_CHECKING:
    import networkx

    from pingproof.simulator.journal import Event
    from pingproof.simulator.network import Network


@value
class DrawnProbe:
    """A probe: its command, its events, and the network when it had ended.

    ``tables`` are the tables before each event and after the last; empty when the tables were not watched.
    """

    command: str
    events: tuple[Event, ...]
    graph: networkx.Graph
    succeeded: bool
    tables: tuple[Tables, ...] = ()


@dataclass(slots=True)
class DrawnLab:
    """A played lab: the ``commands``, the network after each command (``graphs``), the ``probes``."""

    before: networkx.Graph
    commands: list[str] = field(default_factory=list)
    graphs: list[networkx.Graph] = field(default_factory=list)
    probes: list[DrawnProbe] = field(default_factory=list)

    @property
    def last(self) -> networkx.Graph:
        """The network at the end."""
        return self.graphs[-1] if self.graphs else self.before


def play_drawn(script: str, network: Network, *, watching: bool = False) -> DrawnLab:
    """Play a script and keep its graphs and probes; with ``watching`` also the tables at each event of a probe."""
    lab = DrawnLab(graph_of(network))
    network.journal.listening = True
    watcher = watch(network) if watching else None

    def heard(probe: Probe) -> None:
        command = format_command(probe.command)
        succeeded = outcome_of(probe.result).failure is None
        tables = _tables(watcher, probe, network) if watcher is not None else ()
        lab.probes.append(DrawnProbe(command, probe.events, graph_of(network), succeeded, tables))

    listener = Listener(network, heard)
    listener.shell = shell = Shell(listener)
    for text in _commands(script):
        lab.commands += [played.command for played in shell.run(text)]
        lab.graphs.append(graph_of(network))
    shell.finish()
    return lab


def _tables(watcher: WatchingJournal, probe: Probe, network: Network) -> tuple[Tables, ...]:
    """Tables at the events of a probe that has just ended, whose events are the journal's last ones."""
    seen = watcher.seen[len(watcher.events) - len(probe.events) :]
    return (*seen, tables_of(network))


def _commands(script: str) -> list[str]:
    """The script cut into its commands, each with all of its lines."""
    lines = script.splitlines()
    starts = [statement.line - 1 for statement in parse_script(script)]
    return ["\n".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
