"""The player's page holds all it needs, and its tables are those that the journal's decisions left."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from pingproof.lesson.draw.film.film import film_of
from pingproof.lesson.draw.film.player import player_data, player_html, player_page
from pingproof.lesson.draw.picture import Pictures, course_pictures

STAGE = 2


@pytest.fixture(scope="module", params=["en", "zh"])
def pictures(request: pytest.FixtureRequest) -> Pictures:
    return course_pictures([STAGE], request.param, watching=True)[STAGE]


@pytest.fixture(scope="module")
def data(pictures: Pictures) -> dict[str, Any]:
    return player_data(pictures)


def table_after(film: dict[str, Any], table: int, count: int) -> list[str]:
    """What the player's script works out: the rows of the last frame that changed them."""
    for frame in reversed(film["frames"][:count]):
        if table in frame.get("tables", {}):
            return [*frame["tables"][table]]
    return [*film["tables"][table]["rows"]]


def test_tables_fill_as_the_journal_says(pictures: Pictures, data: dict[str, Any]) -> None:
    for probe, told in zip(pictures.lab.probes, data["films"], strict=True):
        film = film_of(pictures, probe)
        for count, frame in enumerate(film.frames, 1):
            for number, key in enumerate(film.tables):
                assert table_after(told, number, count) == [*frame.tables.get(key, ())]


def test_the_bridge_learns_in_the_first_ping(data: dict[str, Any]) -> None:
    film = next(film for film in data["films"] if "-c 2" in film["command"])
    table = next(number for number, each in enumerate(film["tables"]) if "bridge fdb" in each["title"])
    assert table_after(film, table, 0) == []
    assert len(table_after(film, table, len(film["frames"]))) == 2


def test_each_frame_happens_at_a_box_of_its_picture(data: dict[str, Any]) -> None:
    for film in data["films"]:
        keys = set(re.findall(r'data-key="([^"]+)"', data["pictures"][film["picture"]]))
        assert {frame["place"] for frame in film["frames"]} <= keys


def test_pictures_are_well_formed_and_say_what_they_show(data: dict[str, Any]) -> None:
    for picture in data["pictures"]:
        root = ElementTree.fromstring(picture)
        description = root.find("{http://www.w3.org/2000/svg}desc")
        assert description is not None
        assert "ns1" in str(description.text)


def test_the_page_asks_for_nothing_from_outside(pictures: Pictures) -> None:
    page = player_page(pictures, pictures.lab.probes[0])
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)=\"(?!data:)", page)


def test_two_players_on_a_page_share_no_id(data: dict[str, Any]) -> None:
    both = player_html(data, key="one") + player_html(data, key="two")
    ids = re.findall(r'\bid="([^"]+)"', re.sub(r"<script.*?</script>", "", both, flags=re.DOTALL))
    assert len(ids) == len(set(ids))


def test_no_text_of_a_lab_ends_the_script_that_holds_it(data: dict[str, Any]) -> None:
    spoiled = data | {"films": [data["films"][0] | {"command": "</script><b>"}]}
    html = player_html(spoiled)
    inside = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert inside is not None
    assert json.loads(inside[1])["films"][0]["command"] == "</script><b>"
