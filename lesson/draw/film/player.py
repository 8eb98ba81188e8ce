"""The packet player: a film as a part of a page, stepped through by keyboard and mouse, without a server.

``player_html`` is a ``<section>`` that any page can hold, several times; the page needs ``player_style()`` and
``player_script()`` once. Nothing is fetched: pictures are inline SVG, the frames JSON beside them.
"""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.film.film import Film, FilmFrame, film_of, kind_words, table_title, viewport
from pingproof.lesson.draw.paint.svg import number, path_data, svg
from pingproof.lesson.words.languages import player_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.lesson.draw.drawn.lab import DrawnProbe
    from pingproof.lesson.draw.picture import Pictures

TEMPLATES = Path(__file__).parent / "templates"


def player_data(pictures: Pictures, probes: Sequence[DrawnProbe] | None = None) -> dict[str, Any]:
    """The films of a lab's probes (all when None), as values for JSON.

    ``pictures`` are the different SVG pictures, ``films`` the probes: each names its picture, its tables and its
    frames. A frame holds only the tables that it changes.
    """
    drawn: list[str] = []
    films = []
    for probe in pictures.lab.probes if probes is None else probes:
        film = film_of(pictures, probe)
        top, bottom = viewport(film.scene)
        picture = svg(film.scene, top=top, bottom=bottom)
        title = f"<title>{escape(film.scene.title)}</title>"
        plain = picture.replace(title, f"<title>{escape(pictures.title)}</title>", 1)
        if plain not in drawn:
            drawn.append(plain)
        films.append(_film(film, drawn.index(plain), pictures.language))
    return {"language": pictures.language, "pictures": drawn, "films": films}


def player_html(data: dict[str, Any], *, key: str = "player", heading: str = "") -> Markup:
    """A player as a part of a page. ``key`` begins the ids in it and must differ between the players of a page."""
    return Markup(_template("player.html.j2").render(**_names(data), key=key, heading=heading))


def player_page(pictures: Pictures, probe: DrawnProbe) -> str:
    """A page of its own that plays one probe."""
    data = player_data(pictures, [probe])
    page: str = _template("player_page.html.j2").render(
        **_names(data), title=pictures.title, player=player_html(data, heading=probe.command),
        style=player_style(), script=player_script(),
    )  # fmt: skip
    return page


@cache
def player_style() -> Markup:
    """The style sheet that all players of a page share."""
    return Markup((TEMPLATES / "player.css").read_text(encoding="utf-8"))


@cache
def player_script() -> Markup:
    """The script that starts every player of a page."""
    return Markup((TEMPLATES / "player.js").read_text(encoding="utf-8"))


def _template(name: str) -> Any:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(name)


def _names(data: dict[str, Any]) -> dict[str, Any]:
    """Values of the templates' names. ``</`` is escaped, since it would end the script around the JSON."""
    language = data["language"]
    text = json.dumps(
        {"pictures": data["pictures"][1:], "films": data["films"], "words": player_words(language)},
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip
    return {
        "language": language,
        "words": player_words(language),
        "kinds": kind_words(language),
        "films": data["films"],
        "first": Markup(data["pictures"][0] if data["pictures"] else ""),
        "json": Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--")),
    }


def _film(film: Film, picture: int, language: str) -> dict[str, Any]:
    keys = film.tables
    frames, known = [], {key: film.before.get(key, ()) for key in keys}
    for frame in film.frames:
        changed = {key: frame.tables.get(key, ()) for key in keys if frame.tables.get(key, ()) != known[key]}
        known |= changed
        frames.append(_frame(frame, {keys.index(key): rows for key, rows in changed.items()}, language))
    return {
        "command": film.command,
        "picture": picture,
        "tables": [{"title": table_title(key, language), "rows": film.before.get(key, ())} for key in keys],
        "frames": frames,
        "cut": film.cut,
    }


def _frame(frame: FilmFrame, tables: dict[int, tuple[str, ...]], language: str) -> dict[str, Any]:
    told = frame.told
    row: dict[str, Any] = {
        "where": room_name(frame.where, language),
        "place": frame.place,
        "layer": told.layer,
        "text": told.sentence,
        "packet": frame.packet,
        "number": frame.number,
        "kind": frame.kind,
        "at": [float(number(frame.at[0])), float(number(frame.at[1]))],
    }
    for name, value in (("row", told.row), ("change", told.change), ("reason", told.drop), ("ending", frame.ending)):
        if value:
            row[name] = value
    if len(frame.line) > 1:
        row["line"] = path_data(frame.line)
    if tables:
        row["tables"] = tables
    return row
