"""Handouts in a real browser: nothing is fetched, nothing complains, nothing overlaps, and everybody can use them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pingproof.lesson.cli.handout import AUDIENCES
from pingproof.lesson.handout.gather import gather
from pingproof.lesson.handout.illustrate import illustrations
from pingproof.lesson.handout.layout import as_html
from pingproof.lesson.teach.course import STAGES
from pingproof.lesson.words.languages import LANGUAGES
from tests.lesson.browser import CHROMIUM, Browser, browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

ROOT = Path(__file__).parents[2]
OVERLAPS = Path(__file__).with_name("page_overlaps.js").read_text(encoding="utf-8")
WIDTHS = (375, 1280)
PAPER = 672
"""A4 without its margins, in CSS pixels."""


def _axe() -> Path | None:
    """axe-core, from npm when it is there, else as it comes with the Python package."""
    package = importlib.util.find_spec("axe_core_python")
    places = [ROOT / "node_modules" / "axe-core" / "axe.min.js"]
    if package is not None and package.origin is not None:
        places.append(Path(package.origin).with_name("axe.min.js"))
    return next((place for place in places if place.exists()), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this module."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every handout of the whole course, by language and audience."""
    folder = tmp_path_factory.mktemp("handouts")
    found = {}
    for language in LANGUAGES:
        handout = gather(STAGES, language)
        shown = illustrations(handout, paper=False)
        for audience in AUDIENCES:
            found[language, audience] = folder / f"{language}-{audience}.html"
            found[language, audience].write_text(as_html(handout, audience, shown), encoding="utf-8")
    return found


@pytest.fixture(params=[(language, audience) for language in LANGUAGES for audience in AUDIENCES], ids="-".join)
def page(request: pytest.FixtureRequest, pages: dict[tuple[str, str], Path]) -> Path:
    """One of them."""
    return pages[request.param]


def test_a_page_asks_for_nothing_and_complains_of_nothing(page: Path, chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(page)
    assert chromium.complaints == []
    assert chromium.requests == [page.resolve().as_uri()]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps_and_nothing_runs_off_the_screen(page: Path, width: int, chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(page, width)
    chromium.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run(OVERLAPS) == []


def test_nothing_overlaps_on_paper(page: Path, chromium: Browser) -> None:
    chromium.open(page, PAPER)
    chromium.media("print")
    assert chromium.run("document.documentElement.scrollWidth") <= PAPER
    assert chromium.run(OVERLAPS) == []


@pytest.mark.skipif(_axe() is None, reason="axe-core is not installed")
@pytest.mark.parametrize(
    ("language", "audience", "width", "scheme"),
    [
        ("en", "student", 375, "light"),
        ("en", "teacher", 1280, "light"),
        ("zh", "student", 1280, "dark"),
        ("zh", "teacher", 375, "dark"),
    ],
)
def test_axe_finds_no_violation(
    language: str, audience: str, width: int, scheme: str, pages: dict[tuple[str, str], Path], chromium: Browser
) -> None:
    chromium.media("screen", scheme)
    chromium.open(pages[language, audience], width)
    chromium.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert _violations(chromium, "document") == []


def _violations(chromium: Browser, where: str) -> list[tuple[str, list[str]]]:
    """What axe-core finds in a part of the page, each rule with the first elements that break it."""
    axe = _axe()
    assert axe is not None
    chromium.run(f"window.axe || (() => {{ {axe.read_text(encoding='utf-8')} }})(), 0")
    options = "{ resultTypes: ['violations'] }"
    found: list[dict[str, Any]] = json.loads(
        chromium.run(f"axe.run({where}, {options}).then(report => JSON.stringify(report.violations))")
    )
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found]


def test_a_prediction_is_set_against_the_answer(pages: dict[tuple[str, str], Path], chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(pages["en", "student"])
    question = "#question-ping-oneself"
    chromium.click(f"{question} input[value='replies=1']")
    chromium.click(f"{question} summary")
    assert chromium.run(f"document.querySelector('{question} details').open")
    verdict = f"document.querySelector('{question} .verdict').textContent"
    assert _settled(chromium, verdict) == "You predicted something else: 1 reply."
    chromium.click(f"{question} summary")
    chromium.click(f"{question} input[value='fails=network-unreachable']")
    chromium.click(f"{question} summary")
    assert _settled(chromium, verdict) == "You predicted it."


def test_a_wide_output_can_be_scrolled_by_keyboard(pages: dict[tuple[str, str], Path], chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(pages["en", "student"], 375)
    unreachable = (
        "[...document.querySelectorAll('pre.terminal')]"
        ".filter(each => each.scrollWidth > each.clientWidth && each.tabIndex !== 0).length"
    )
    assert chromium.run(unreachable) == 0


def _settled(chromium: Browser, expression: str) -> Any:
    """The value after the browser has handled its events."""
    chromium.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))")
    return chromium.run(expression)


PLAYER = "#player-of-2"
"""The players of stage 2: the pings whose ARP exchange fills tables."""


def _watch(chromium: Browser, film: str) -> tuple[str, str]:
    """Choose a film; how to ask for the count of frames, and for the rows of all tables."""
    chromium.run(
        f"(() => {{ const choice = document.querySelector('{PLAYER} .player-film');"
        f" choice.selectedIndex = [...choice.options].findIndex(each => each.text.includes('{film}'));"
        " choice.dispatchEvent(new Event('change')); })()"
    )
    tables = f"[...document.querySelectorAll('{PLAYER} .player-tables table')].map(each => each.innerText)"
    return f"document.querySelector('{PLAYER} .player-slider').value", tables


def test_the_player_steps_by_mouse_and_keyboard_and_its_tables_follow(page: Path, chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(page)
    place, tables = _watch(chromium, "ping -c 2 -W 1 192.168.28.2")
    assert chromium.run(place) == "0"
    before = chromium.run(tables)
    chromium.click(f"{PLAYER} .player-next")
    chromium.click(f"{PLAYER} .player-next")
    assert chromium.run(place) == "2"
    chromium.press("ArrowRight", 39)
    assert chromium.run(place) == "3"
    chromium.press("ArrowLeft", 37)
    assert chromium.run(place) == "2"
    chromium.press("End", 35)
    assert chromium.run(place) == chromium.run(f"document.querySelector('{PLAYER} .player-slider').max")
    after = chromium.run(tables)
    assert before != after
    assert "REACHABLE" in "".join(after)
    chromium.press("Home", 36)
    assert chromium.run(place) == "0"
    assert chromium.run(tables) == before
    chromium.click(f"{PLAYER} .player-last")
    chromium.click(f"{PLAYER} .player-back")
    assert int(chromium.run(place)) == int(chromium.run(f"document.querySelector('{PLAYER} .player-slider').max")) - 1
    assert chromium.complaints == []


@pytest.mark.skipif(_axe() is None, reason="axe-core is not installed")
@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_use_the_player_at_every_frame(
    width: int, pages: dict[tuple[str, str], Path], chromium: Browser
) -> None:
    chromium.media("screen")
    chromium.open(pages["en", "student"], width)
    _watch(chromium, "ping -c 2 -W 1 192.168.28.2")
    for _ in range(4):
        chromium.run(
            f"(() => {{ for (let i = 0; i < 9; i++) document.querySelector('{PLAYER} .player-next').click(); }})()"
        )
        assert _violations(chromium, f"'{PLAYER}'") == []
        assert chromium.run(OVERLAPS) == []


def test_what_overlaps_is_found(pages: dict[tuple[str, str], Path], chromium: Browser) -> None:
    chromium.media("screen")
    chromium.open(pages["en", "student"])
    chromium.run("document.querySelector('.goals').style.marginTop = '-4rem'; 0")
    assert chromium.run(OVERLAPS) != []
