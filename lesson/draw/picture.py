"""Pictures of a stage or of any lab, of a moment or of a probe, with one layout for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import graph_of
from pingproof.lesson.draw.drawn.lab import DrawnLab, DrawnProbe, play_drawn
from pingproof.lesson.draw.layout.layout import lay_out
from pingproof.lesson.draw.page.page import Caption, page
from pingproof.lesson.draw.way.told import tell_way
from pingproof.lesson.terminal.refusal import Refusal
from pingproof.lesson.words.languages import drawing_words
from pingproof.simulator.value import value

if TYPE_CHECKING:
    import networkx

    from pingproof.lesson.draw.layout.plan import Plan
    from pingproof.lesson.draw.shapes.shapes import Scene
    from pingproof.simulator.network import Network


@value
class Moment:
    """A moment of a lab: the network then, and a note for the picture."""

    note: str
    graph: networkx.Graph


@value
class Pictures:
    """Pictures of a played lab. ``steps`` are the moments of ``--step``, and ``what`` is the word for one of them.

    The layout is made for the moments ``planned``; everything in the moments ``passing`` fits into it.
    """

    title: str
    language: str
    lab: DrawnLab
    end: Moment
    steps: tuple[Moment, ...]
    what: str
    planned: tuple[networkx.Graph, ...]
    passing: tuple[networkx.Graph, ...]

    def plan(self, graph: networkx.Graph) -> Plan:
        """The layout for a moment."""
        return lay_out(self.planned, graph, self.language, self.passing)

    def probe(self, number: int) -> DrawnProbe:
        """The probe with that number, from 1; Refusal when there is none."""
        probes = self.lab.probes
        if not 1 <= number <= len(probes):
            known = f"its probes are 1 to {len(probes)}" if probes else "it has no ping and no traceroute"
            raise Refusal(f"draw: no probe {number} in {self.title}: {known}")
        return probes[number - 1]


def course_pictures(
    numbers: Sequence[int], language: str, *, watching: bool = False, world: str | None = None
) -> dict[int, Pictures]:
    """Pictures of the stages ``numbers``. The whole course is played, since one layout is made for all stages."""
    from pingproof.lesson.play.world import build_world
    from pingproof.lesson.teach.course import STAGES, load_prose, load_stage

    network = build_world(world)
    stages = {number: load_stage(number) for number in STAGES}
    labs = {
        number: play_drawn(stage.script, network, watching=watching and number in numbers)
        for number, stage in stages.items()
    }
    planned = tuple(lab.last for lab in labs.values())
    passing = tuple(graph for lab in labs.values() for graph in lab.graphs)
    words, found = drawing_words(language), {}
    for number in numbers:
        lab, prose = labs[number], load_prose(number, language)
        moments, done = [], 0
        for count, step in enumerate(stages[number].steps, 1):
            done += len(step.commands)
            note = words["after step"].format(number=count, title=prose.sections[step.key].title)
            moments.append(Moment(note, lab.graphs[done - 1]))
        end = Moment(words["at the end"], lab.last)
        found[number] = Pictures(prose.title, language, lab, end, tuple(moments), "step", planned, passing)
    return found


def lab_pictures(name: str, script: str, network: Network, language: str, *, watching: bool = False) -> Pictures:
    """Pictures of any lab, played on ``network``; the layout is made for its probes and its end."""
    words, lab = drawing_words(language), play_drawn(script, network, watching=watching)
    moments = tuple(
        Moment(words["after command"].format(number=number, command=command.splitlines()[0]), graph)
        for number, (command, graph) in enumerate(zip(lab.commands, lab.graphs, strict=False), 1)
    )
    planned = (*(probe.graph for probe in lab.probes), lab.last)
    return Pictures(
        name, language, lab, Moment(words["end of lab"], lab.last), moments, "command", planned, tuple(lab.graphs)
    )


def scene(pictures: Pictures, *, step: int | None = None, probe: int | None = None) -> Scene:
    """The picture after a step, or of a probe's way, or of the end; Refusal when there is no such step or probe."""
    if probe is not None:
        return probe_scene(pictures, pictures.probe(probe))
    moment = pictures.end
    if step is not None:
        count = len(pictures.steps)
        if not 1 <= step <= count:
            raise Refusal(f"draw: no {pictures.what} {step} in {pictures.title}: they are 1 to {count}")
        moment = pictures.steps[step - 1]
    plan = pictures.plan(moment.graph)
    return page(plan, moment.graph, pictures.language, Caption(pictures.title, moment.note))


def probe_scene(pictures: Pictures, probe: DrawnProbe) -> Scene:
    """The picture of a probe's way."""
    way = tell_way(probe.events, probe.graph, pictures.language, succeeded=probe.succeeded)
    caption = Caption(pictures.title, probe.command)
    return page(pictures.plan(probe.graph), probe.graph, pictures.language, caption, way)


def network_scene(network: Network, title: str, language: str = "en") -> Scene:
    """The picture of a network as it is now."""
    graph = graph_of(network)
    return page(lay_out((), graph, language), graph, language, Caption(title))
