"""The layout: what stays in a lab stays where it is, ports stand below their cables, no cable crosses a room."""

from __future__ import annotations

import itertools

import pytest

from pingproof.lesson.draw.drawn.graph import LinkState, graph_of, interface_at, rooms
from pingproof.lesson.draw.layout.layout import lay_out
from pingproof.lesson.draw.picture import course_pictures, lab_pictures
from pingproof.lesson.draw.picture import scene as drawn
from pingproof.lesson.draw.shapes.shapes import Box, Point, Rect, Scene, Text
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.play.world import build_world
from pingproof.lesson.teach.course import STAGES
from pingproof.simulator.shell.interpreter import Shell


def boxes(scene: Scene) -> dict[str, Rect]:
    return {shape.key: shape.rect for shape in scene.shapes if isinstance(shape, Box) and shape.key}


def test_nothing_that_stays_moves_from_stage_to_stage() -> None:
    pictures = [boxes(drawn(each)) for each in course_pictures(STAGES, "en").values()]
    for earlier in pictures:
        for key, rect in earlier.items():
            assert pictures[-1][key] == rect


@pytest.mark.parametrize("number", STAGES)
def test_nothing_that_stays_moves_from_step_to_step(number: int) -> None:
    pictures = course_pictures([number], "en")[number]
    last = boxes(drawn(pictures))
    for step in range(1, len(pictures.steps) + 1):
        for key, rect in boxes(drawn(pictures, step=step)).items():
            if key != "host":  # its lower edge goes down while devices wait on the shelf
                assert last.get(key, rect) == rect


def test_ports_stand_below_the_rooms_that_are_plugged_into_them() -> None:
    graph = course_pictures([4], "en")[4].lab.last
    plan = lay_out((graph,), graph, "en")
    for number in (1, 2, 3):
        one, other = (f"ns{number}", f"veth-{number}"), ("", f"veth-{number}-br")
        way = plan.cables[frozenset((one, other))]
        assert len(way) == 2
        assert way[0][0] == way[1][0]


def crossed(rect: Rect, one: Point, other: Point) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left < rect.right and rect.x < right + 1e-9 and top < rect.bottom and rect.y < bottom + 1e-9


@pytest.mark.parametrize("seed", range(1, 51))
def test_no_cable_crosses_a_room_that_is_not_its_own(seed: int) -> None:
    pictures = lab_pictures("random", script(seed), build_world(), "en")
    plan = pictures.plan(pictures.lab.last)
    for ends, way in plan.cables.items():
        own = {place[0] for place in ends}
        for one, other in itertools.pairwise(way):
            assert one[0] == other[0] or one[1] == other[1], "a cable runs along the grid"
            assert [key for key, room in plan.rooms.items() if key not in own and crossed(room.rect, one, other)] == []


def test_a_namespace_whose_name_is_deleted_and_used_again_is_drawn_twice() -> None:
    busy = "ip netns add a\nip -n a link set lo up\nip netns exec a ping -c 99 127.0.0.1 > /dev/null &"
    network = build_world()
    Shell(network).run(f"{busy}\nip netns del a\nip netns add a")
    inner = [(room.key, room.nameless) for room in rooms(graph_of(network)) if not room.outside]
    assert sorted(inner) == [("", False), ("a", False), ("a#2", True)]


def test_a_graph_does_not_change_when_the_network_does() -> None:
    network = build_world()
    graph = graph_of(network)
    Shell(network).play("ip link set ens33 down")
    before, after = interface_at(graph, ("", "ens33")), interface_at(graph_of(network), ("", "ens33"))
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == (LinkState.UP, LinkState.DOWN)


def test_states_are_told_by_words_too() -> None:
    pictures = course_pictures([2], "en")[2]
    said = {shape.text for shape in drawn(pictures, step=4).shapes if isinstance(shape, Text)}
    assert {"down", "up"} <= said
