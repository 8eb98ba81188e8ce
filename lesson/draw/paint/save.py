"""A scene as a file: SVG, PNG or PDF. matplotlib is imported where it paints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pingproof.lesson.draw.paint.svg import svg_file
from pingproof.lesson.draw.shapes.style import STYLES

if TYPE_CHECKING:
    from pingproof.lesson.draw.shapes.shapes import Scene

PNG_DPI = 150


def save(scene: Scene, target: Path | BinaryIO, form: str, style: str) -> None:
    """Write the picture as ``form``: svg, png or pdf. The same scene makes the same bytes: no date, no random ids.

    Raises OSError when the target cannot be written.
    """
    if form == "svg":
        _write(svg_file(scene, STYLES[style]).encode(), target)
        return
    from pingproof.lesson.draw.paint.figure import figure_of, painting

    metadata: dict[str, Any] = {"Title": scene.title}
    if form == "pdf":
        metadata |= {"CreationDate": None, "Subject": scene.description}
    with painting():
        figure = figure_of(scene, STYLES[style])
        figure.savefig(
            target,
            format=form,
            dpi=PNG_DPI if form == "png" else 72,
            metadata=metadata,
            facecolor=figure.get_facecolor(),
        )


def _write(content: bytes, target: Path | BinaryIO) -> None:
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)
