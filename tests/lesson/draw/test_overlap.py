"""In no picture does anything cover anything else: every text and box is measured as it is rendered."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Text as PaintedText

from pingproof.lesson.draw.paint.figure import figure_of, painting
from pingproof.lesson.draw.picture import course_pictures, lab_pictures
from pingproof.lesson.draw.picture import scene as drawn
from pingproof.lesson.draw.shapes.shapes import Badge, Box, Rect, Role, Scene, Text
from pingproof.lesson.draw.shapes.style import SCREEN
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.play.world import build_world
from pingproof.lesson.teach.course import STAGES

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox

TOLERANCE = 1.0
"""Two boxes may share so many points: antialiasing, and glyphs that lean over their advance width."""


def many_namespaces(count: int) -> str:
    lines = ["ip link add br0 type bridge", "ip link set br0 up", "ip addr add 10.0.0.254/24 dev br0"]
    for number in range(1, count + 1):
        lines += [
            f"ip netns add room{number}",
            f"ip link add v{number} netns room{number} type veth peer name port{number}",
            f"ip link set port{number} master br0",
            f"ip link set port{number} up",
            f"ip -n room{number} link set v{number} up",
            f"ip -n room{number} addr add 10.0.0.{number}/24 dev v{number}",
            f"ip -n room{number} route add default via 10.0.0.254",
        ]
    return "\n".join([*lines, f"ip netns exec room1 ping -c1 -W1 10.0.0.{count}"]) + "\n"


def rect_of(box: Bbox, height: float) -> Rect:
    return Rect(box.x0, height - box.y1, box.width, box.height)


def painted(scene: Scene) -> tuple[list[tuple[str, Rect]], list[tuple[str, Rect]]]:
    """The texts and the boxes of the rendered figure, in the scene's points."""
    with painting():
        return measured(figure_of(scene, SCREEN), scene)


def measured(figure: Figure, scene: Scene) -> tuple[list[tuple[str, Rect]], list[tuple[str, Rect]]]:
    figure.set_dpi(72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    axes = figure.axes[0]
    badges = {(badge.x, badge.y) for badge in scene.shapes if isinstance(badge, Badge)}
    texts = [
        (text.get_text(), rect_of(text.get_window_extent(renderer), scene.height))
        for text in axes.findobj(PaintedText)
        if text.get_text() and text.get_position() not in badges
    ]
    boxes = [
        (str(patch.get_gid()), rect_of(patch.get_window_extent(renderer), scene.height))
        for patch in axes.findobj(FancyBboxPatch)
    ]
    return texts, boxes


def shrunk(rect: Rect) -> Rect:
    return Rect(rect.x + TOLERANCE, rect.y + TOLERANCE, rect.width - 2 * TOLERANCE, rect.height - 2 * TOLERANCE)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Pairs that cover each other: two texts, two boxes of which neither holds the other, a text and a box's edge."""
    texts, boxes = painted(scene)
    found = [(a, b) for (a, one), (b, other) in combinations(texts, 2) if shrunk(one).overlaps(shrunk(other))]
    for (a, one), (b, other) in combinations(boxes, 2):
        if shrunk(one).overlaps(shrunk(other)) and not (one.holds(other) or other.holds(one)):
            found.append((a, b))
    for name, text in texts:
        found += [(name, key) for key, box in boxes if shrunk(text).overlaps(box) and not box.holds(shrunk(text))]
    paper = Rect(0, 0, scene.width, scene.height)
    return found + [(name, "the picture's edge") for name, rect in texts + boxes if not paper.holds(rect)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("number", STAGES)
def test_nothing_overlaps_in_a_stage(number: int, language: str) -> None:
    pictures = course_pictures([number], language)[number]
    for step in (None, *range(1, len(pictures.steps) + 1)):
        assert overlaps(drawn(pictures, step=step)) == []


@pytest.mark.parametrize("number", STAGES)
def test_nothing_overlaps_in_the_ways_of_a_stage(number: int) -> None:
    pictures = course_pictures([number], "en")[number]
    for probe in range(1, len(pictures.lab.probes) + 1):
        assert overlaps(drawn(pictures, probe=probe)) == []


@pytest.mark.parametrize("world", ["docker", "firewalld"])
def test_nothing_overlaps_where_a_firewall_has_many_rules(world: str) -> None:
    assert overlaps(drawn(course_pictures([4], "en", world=world)[4], probe=1)) == []


@pytest.mark.parametrize("count", [1, 7, 8, 12, 20])
def test_nothing_overlaps_with_many_namespaces(count: int) -> None:
    pictures = lab_pictures("many", many_namespaces(count), build_world(), "en")
    assert overlaps(drawn(pictures, probe=1)) == []


@pytest.mark.parametrize("seed", range(1, 51))
def test_nothing_overlaps_in_a_random_lab(seed: int) -> None:
    pictures = lab_pictures("random", script(seed), build_world(), "en")
    assert overlaps(drawn(pictures, probe=1)) == []


def test_a_box_over_a_box_would_be_found() -> None:
    one, other = Box(Rect(10, 10, 50, 50), Role.ROOM, "a"), Box(Rect(40, 40, 50, 50), Role.ROOM, "b")
    assert overlaps(Scene(100, 100, (one, other))) == [("a", "b")]


def test_a_text_over_an_edge_would_be_found() -> None:
    box, text = Box(Rect(10, 10, 50, 50), Role.ROOM, "a"), Text(40, 40, "much too long", Role.ROW)
    assert ("much too long", "a") in overlaps(Scene(200, 100, (box, text)))
