"""A handout's drawings, each stage's network in the layout of the whole course, ways through it, and its players."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from pingproof.lesson.draw.film.player import player_data, player_html, player_script, player_style
from pingproof.lesson.draw.paint.svg import svg
from pingproof.lesson.draw.picture import course_pictures, scene
from pingproof.lesson.draw.shapes.style import PRINT, SCREEN
from pingproof.lesson.handout.layout import Illustrations

if TYPE_CHECKING:
    from pingproof.lesson.draw.drawn.lab import DrawnLab
    from pingproof.lesson.handout.gather import Handout


def illustrations(handout: Handout, *, paper: bool) -> Illustrations:
    """The drawings of the handout's stages; on ``paper`` without colour, and without players."""
    numbers = [stage.number for stage in handout.stages]
    pictures = course_pictures(numbers, handout.language, watching=not paper)
    style = PRINT if paper else SCREEN

    def picture(number: int) -> Markup:
        return Markup(svg(scene(pictures[number]), style))

    def ways(number: int) -> list[Markup]:
        return [Markup(svg(scene(pictures[number], probe=probe), PRINT)) for probe in _telling(pictures[number].lab)]

    def player(number: int) -> Markup:
        return player_html(player_data(pictures[number]), key=f"player-of-{number}", heading=pictures[number].title)

    if paper:
        return Illustrations(picture, ways, lambda number: Markup(), Markup(), Markup())
    return Illustrations(picture, ways, player, player_style(), player_script())


def _telling(lab: DrawnLab) -> list[int]:
    """The probes whose ways are worth a picture: the last failed one, and the last one with an answer."""
    last = {probe.succeeded: number for number, probe in enumerate(lab.probes, 1)}
    return sorted(last.values())
