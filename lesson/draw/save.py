"""A scene as a file: SVG, PNG or PDF, by the name's ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

    from pingproof.lesson.draw.shapes import Scene

FORMATS = ("svg", "png", "pdf")
PNG_DPI = 150


def save(scene: Scene, target: Path | BinaryIO, form: str, style: str) -> None:
    """Write the picture. The same scene makes the same bytes: no date, no random ids."""
    from pingproof.lesson.draw.figure import figure_of, painting
    from pingproof.lesson.draw.style import STYLES

    with painting():
        metadata: dict[str, Any] = {"Title": scene.title}
        if form == "svg":
            metadata |= {"Date": None, "Description": scene.description}
        elif form == "pdf":
            metadata |= {"CreationDate": None, "Subject": scene.description}
        figure = figure_of(scene, STYLES[style])
        figure.savefig(
            target,
            format=form,
            dpi=PNG_DPI if form == "png" else 72,
            metadata=metadata,
            facecolor=figure.get_facecolor(),
        )
