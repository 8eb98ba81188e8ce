"""A packet's way in the picture is the journal's: places in order, numbers on the cables, the end where it ends."""

from __future__ import annotations

import pytest

from pingproof.lesson.draw.picture import Pictures, course_pictures
from pingproof.lesson.draw.picture import scene as drawn
from pingproof.lesson.draw.shapes.shapes import Badge, Mark, MarkForm, Role, Text
from pingproof.lesson.draw.way.moves import card, visits
from pingproof.lesson.draw.way.told import tell_way


@pytest.fixture(scope="module")
def stage4() -> Pictures:
    return course_pictures([4], "en", watching=True)[4]


def test_a_dropped_packet_goes_from_the_card_by_cable_and_bridge_to_the_hosts_card(stage4: Pictures) -> None:
    probe = stage4.lab.probes[0]
    moves = [move for visit in visits(probe.events, probe.graph) for move in visit.moves]
    places = [moves[0].origin, *(move.target for move in moves)]
    assert places == [card("ns1"), ("ns1", "veth-1"), ("", "veth-1-br"), ("", "vbridge"), card("")]
    assert [move.by_cable for move in moves] == [False, True, False, False]


def test_the_way_out_and_back_is_numbered_along_its_cables(stage4: Pictures) -> None:
    probe = stage4.lab.probes[2]
    way = tell_way(probe.events, probe.graph, "en", succeeded=True)
    cables = {number: (move.origin[0], move.target[0]) for move, number in way.numbers.items()}
    assert cables == {
        1: ("ns1", ""),
        2: ("", "_gw"),
        3: ("_gw", "_inet"),
        4: ("_inet", "_gw"),
        5: ("_gw", ""),
        6: ("", "ns1"),
    }
    assert way.end == card("ns1")
    assert way.arrived


def test_every_number_in_the_picture_is_told_below_it(stage4: Pictures) -> None:
    scene = drawn(stage4, probe=3)
    badges = [shape.text for shape in scene.shapes if isinstance(shape, Badge)]
    assert [badges.count(str(number)) for number in range(3, 7)] == [2, 2, 2, 2]


def test_a_way_that_ends_too_soon_has_a_cross_and_its_cause_in_words(stage4: Pictures) -> None:
    scene = drawn(stage4, probe=1)
    crosses = [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.role is Role.STOP]
    assert {cross.form for cross in crosses} == {MarkForm.CROSS}
    said = " ".join(shape.text for shape in scene.shapes if isinstance(shape, Text) and shape.role is Role.CAUSE)
    assert said.startswith("Cause (forwarding-off)")


def test_a_flooded_copy_is_a_side_way_without_a_number() -> None:
    pictures = course_pictures([2], "en")[2]
    probe = next(each for each in pictures.lab.probes if each.succeeded)
    way = tell_way(probe.events, probe.graph, "en", succeeded=True)
    assert all(move.target[0] != "ns3" for move in way.numbers)
