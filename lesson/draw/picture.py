"""The pictures of a stage or of any lab: which moment, which probe, with the layout that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lesson.draw.lab import DrawnLab, DrawnProbe, play_drawn
from lesson.draw.layout import lay_out
from lesson.draw.page import Caption, page
from lesson.draw.told_way import tell_way
from lesson.draw.words import WORDS
from lesson.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx

    from lesson.course import Stage
    from lesson.draw.shapes import Scene
    from simulator.network import Network


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for: the state after ``step``, or a ``probe`` (both from 1); the end when it is neither."""

    probe: int | None = None
    step: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StagePictures:
    """A stage that has been played, with the ends of all stages for its layout."""

    stage: Stage
    title: str
    titles: tuple[str, ...]
    lab: DrawnLab
    planned: tuple[networkx.Graph, ...]
    passing: tuple[networkx.Graph, ...]


def stage_pictures(number: int, language: str) -> StagePictures:
    """Play the course up to its end, since the layout is made for all of it; keep stage ``number``."""
    from lesson.course import STAGES, load_prose, load_stage
    from lesson.world import build_world

    network = build_world()
    labs: dict[int, DrawnLab] = {}
    for each in STAGES:
        labs[each] = play_drawn(load_stage(each).script, network)
    stage, prose = load_stage(number), load_prose(number, language)
    titles = tuple(prose.sections[step.key].title for step in stage.steps)
    planned = tuple(lab.last for lab in labs.values())
    passing = tuple(graph for lab in labs.values() for graph in lab.graphs)
    return StagePictures(stage, prose.title, titles, labs[number], planned, passing)


def stage_scene(pictures: StagePictures, wanted: Wanted) -> Scene:
    """The picture of a stage that was asked for; Refusal when the stage has no such step or probe."""
    words, lab, stage = WORDS[wanted.language], pictures.lab, pictures.stage
    if wanted.probe is not None:
        return _probe_scene(
            pictures.title, _chosen(lab.probes, wanted.probe), pictures.planned, wanted.language, pictures.passing
        )
    graph, note = lab.last, words["at the end"]
    if wanted.step is not None:
        if not 1 <= wanted.step <= len(stage.steps):
            raise Refusal(f"draw: stage {stage.number} has no step {wanted.step}: they are 1 to {len(stage.steps)}")
        done = sum(len(step.commands) for step in stage.steps[: wanted.step])
        graph = lab.graphs[done - 1]
        note = words["after step"].format(number=wanted.step, title=pictures.titles[wanted.step - 1])
    plan = lay_out(pictures.planned, graph, wanted.language, pictures.passing)
    return page(plan, graph, wanted.language, Caption(pictures.title, note))


def lab_scene(name: str, script: str, network: Network, wanted: Wanted) -> Scene:
    """The picture of any lab that was asked for; Refusal when it has no such command or probe."""
    words = WORDS[wanted.language]
    lab = play_drawn(script, network)
    planned = planned_graphs(lab)
    if wanted.probe is not None:
        return _probe_scene(name, _chosen(lab.probes, wanted.probe), planned, wanted.language, lab.graphs)
    graph, note = lab.last, words["end of lab"]
    if wanted.step is not None:
        if not 1 <= wanted.step <= len(lab.graphs):
            raise Refusal(f"draw: {name} has no command {wanted.step}: they are 1 to {len(lab.graphs)}")
        graph = lab.graphs[wanted.step - 1]
        command = lab.commands[wanted.step - 1].splitlines()[0]
        note = words["after command"].format(number=wanted.step, command=command)
    plan = lay_out(planned, graph, wanted.language, lab.graphs)
    return page(plan, graph, wanted.language, Caption(name, note))


def network_scene(network: Network, title: str, language: str = "en") -> Scene:
    """The picture of a network as it is now."""
    from lesson.draw.topology import graph_of

    graph = graph_of(network)
    return page(lay_out((), graph, language), graph, language, Caption(title))


def planned_graphs(lab: DrawnLab) -> tuple[networkx.Graph, ...]:
    """The moments that a lab's layout is made for: its probes and its end."""
    return (*(probe.graph for probe in lab.probes), lab.last)


def _chosen(probes: Sequence[DrawnProbe], number: int) -> DrawnProbe:
    if not 1 <= number <= len(probes):
        what = f"its probes are 1 to {len(probes)}" if probes else "it has no ping and no traceroute"
        raise Refusal(f"draw: no probe {number}: {what}")
    return probes[number - 1]


def _probe_scene(
    title: str,
    probe: DrawnProbe,
    planned: Sequence[networkx.Graph],
    language: str,
    passing: Sequence[networkx.Graph],
) -> Scene:
    way = tell_way(probe.events, probe.graph, language, succeeded=probe.succeeded)
    plan = lay_out(planned, probe.graph, language, passing)
    return page(plan, probe.graph, language, Caption(title, probe.command), way)
