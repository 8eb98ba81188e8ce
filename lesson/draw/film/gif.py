"""A probe's film as an animated GIF, by matplotlib's ``PillowWriter``: the network, the moving frame, words, tables.

The network is painted once. Each frame of the film moves a mark over the painted picture and replaces the words below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy
from matplotlib.animation import PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Curve
from PIL import Image

from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.film.film import Film, FilmFrame, film_of, table_title, viewport
from pingproof.lesson.draw.layout.layout import MARGIN
from pingproof.lesson.draw.page.page import fitting_lines
from pingproof.lesson.draw.paint.figure import font_of, paint, painting
from pingproof.lesson.draw.shapes.lines import at, length
from pingproof.lesson.draw.shapes.shapes import Point, Role
from pingproof.lesson.draw.shapes.style import STYLES, Style

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from pingproof.lesson.draw.drawn.lab import DrawnProbe
    from pingproof.lesson.draw.picture import Pictures

DPI = 80
MOVING = 3
"""Number of pictures of a frame on its way along a cable."""
MOVE_TIME, READ_TIME, LAST_TIME = 130, 1300, 4000
"""Milliseconds for which a picture is shown: on the way, where there is something to read, at the end."""
# A GIF has at most 256 colours a palette; lines and words need far fewer.
COLOURS = 128
WORDS_HEIGHT = 96
TABLE_LINE = 14
MOST_ROWS = 8
FORMS: dict[str, tuple[str, Role]] = {
    "question": ("o", Role.WAY_OUT),
    "answer": ("s", Role.WAY_BACK),
    "arp": ("D", Role.NO_ROUTER),
    "error": ("^", Role.STOP),
}


class FilmWriter(PillowWriter):
    """Writer of a GIF whose pictures are shown for different times and share one palette."""

    def __init__(self, sample: Image.Image) -> None:
        super().__init__()
        self.palette = sample.quantize(COLOURS)
        self.images: list[Image.Image] = []
        self.times: list[int] = []

    def add(self, picture: Image.Image, time: int) -> None:
        """Append a picture, shown for ``time`` milliseconds."""
        self.images.append(picture.quantize(palette=self.palette, dither=Image.Dither.NONE))
        self.times.append(time)

    def finish(self) -> None:
        """Write the file."""
        first, *rest = self.images
        first.save(self.outfile, save_all=True, append_images=rest, duration=self.times, loop=0, optimize=False)


def save_gif(pictures: Pictures, probe: DrawnProbe, target: Path, style_name: str) -> None:
    """Write the film of a probe as a GIF. Raises OSError when ``target`` cannot be written."""
    film, style = film_of(pictures, probe), STYLES[style_name]
    with painting():
        canvas = _Canvas(film, style, pictures.language)
        writer = FilmWriter(_with_colours(canvas.picture(), style))
        with writer.saving(canvas.figure, str(target), DPI):
            _play(film, canvas, writer)


def _play(film: Film, canvas: _Canvas, writer: FilmWriter) -> None:
    writer.add(canvas.picture(), READ_TIME)
    for place, frame in enumerate(film.frames, 1):
        canvas.tell(frame, place)
        for step in range(1, MOVING) if frame.by_cable else ():
            canvas.put(frame, at(frame.line, length(frame.line) * step / MOVING))
            writer.add(canvas.picture(), MOVE_TIME)
        canvas.put(frame, frame.at)
        writer.add(canvas.picture(), READ_TIME if place < len(film.frames) else LAST_TIME)


class _Canvas:
    """Canvas of a film: the network, painted once, and the mark, words and tables of the current frame."""

    def __init__(self, film: Film, style: Style, language: str) -> None:
        self.film, self.style, self.language = film, style, language
        top, self.lower = viewport(film.scene)
        self.width = film.scene.width
        height = self.lower - top + WORDS_HEIGHT + self._tables_height()
        self.figure = Figure(figsize=(self.width / 72, height / 72), dpi=DPI)
        self.canvas = _canvas_of(self.figure)
        self.figure.set_facecolor(style[Role.CANVAS].fill)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(top + height, top)
        paint(self.axes, film.scene, style)
        self.canvas.draw()
        self.background = self.canvas.copy_from_bbox(self.figure.bbox)
        self.words: list[Artist] = []
        self.mark: list[Artist] = []

    def picture(self) -> Image.Image:
        """The canvas as pixels."""
        self.canvas.restore_region(self.background)
        for artist in (*self.mark, *self.words):
            self.axes.draw_artist(artist)
        return Image.fromarray(numpy.asarray(self.canvas.buffer_rgba())).convert("RGB")

    def _tables_height(self) -> float:
        """Height of the tallest of the three columns of tables, with a title for each table."""
        columns = [0.0, 0.0, 0.0]
        for number, key in enumerate(self.film.tables):
            most = max(len(frame.tables.get(key, ())) for frame in self.film.frames)
            # Two lines for a row that is too long for one, and two for title and gap.
            columns[number % 3] += (min(most, MOST_ROWS) * 2 + 2) * TABLE_LINE
        return max(columns) + MARGIN / 2

    def put(self, frame: FilmFrame, point: Point) -> None:
        """Put the moving mark at a point, over the way so far."""
        _remove(self.mark)
        form, role = FORMS[frame.kind]
        colour = self.style[role].stroke
        marks = self.axes.plot(
            *point, form, markersize=13, color=colour, markeredgecolor=self.style[Role.CANVAS].fill, markeredgewidth=1.5
        )
        self.mark = [*marks]
        if len(frame.line) > 1:
            way = PathPatch(Curve([*frame.line]), facecolor="none", edgecolor=colour, linewidth=2.5, alpha=0.5)
            self.axes.add_patch(way)
            self.mark.append(way)

    def tell(self, frame: FilmFrame, place: int) -> None:
        """Replace the words and the tables by those of a frame."""
        _remove(self.words)
        self.words = []
        where = f"{place}/{len(self.film.frames)}  {room_name(frame.where, self.language)} · {frame.told.layer}"
        y = self.lower + 8
        self._write(MARGIN, y, f"{where} · {frame.packet}", Role.NOTE)
        y += 20
        room = self.width - 2 * MARGIN
        told = [*fitting_lines(frame.told.sentence, Role.TOLD, room)[:2]]
        told += fitting_lines(frame.told.row or frame.told.change, Role.ROW, room)[:1]
        for number, line in enumerate(told):
            self._write(MARGIN, y, line, Role.ROW if number == len(told) - 1 else Role.TOLD)
            y += 16
        self._tell_tables(frame)

    def _tell_tables(self, frame: FilmFrame) -> None:
        step = (self.width - 2 * MARGIN) / 3
        columns = [self.lower + WORDS_HEIGHT] * 3
        for number, key in enumerate(self.film.tables):
            column = number % 3
            x = MARGIN + column * step
            self._write(x, columns[column], table_title(key, self.language), Role.HEAD)
            for row in frame.tables.get(key, ())[:MOST_ROWS]:
                for line in _two_lines(fitting_lines(row, Role.ROW, step - 28)):
                    columns[column] += TABLE_LINE
                    self._write(x, columns[column], line, Role.ROW)
            columns[column] += TABLE_LINE * 1.8

    def _write(self, x: float, y: float, text: str, role: Role) -> None:
        self.words.append(
            self.axes.text(
                x, y, text, va="baseline", color=self.style[role].fill, fontproperties=font_of(role), parse_math=False
            )
        )


def _remove(artists: list[Artist]) -> None:
    for artist in artists:
        artist.remove()


def _canvas_of(figure: Figure) -> Any:
    """Agg canvas of a figure; untyped, since matplotlib has not annotated its drawing calls."""
    return FigureCanvasAgg(figure)


def _with_colours(picture: Image.Image, style: Style) -> Image.Image:
    """The picture with a patch of each mark's colour, so that the palette holds these colours."""
    sample = picture.copy()
    for place, (_, role) in enumerate(FORMS.values()):
        sample.paste(style[role].stroke, (place * 60, 0, place * 60 + 60, 60))
    return sample


def _two_lines(lines: list[str]) -> list[str]:
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]
