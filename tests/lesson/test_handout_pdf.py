"""Handouts on paper: made without a browser, nothing runs off a page, no character lacks its glyph."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pingproof.lesson.handout.gather import gather
from pingproof.lesson.handout.illustrate import illustrations
from pingproof.lesson.handout.layout import as_html
from pingproof.lesson.handout.pdf import MISSING_LIBRARIES, MISSING_PACKAGE, as_pdf
from pingproof.lesson.terminal.refusal import Refusal

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


def _weasyprint_works() -> bool:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


needs_weasyprint = pytest.mark.skipif(not _weasyprint_works(), reason="WeasyPrint or its Pango is not installed")


def _chinese_fonts() -> bool:
    fonts = shutil.which("fc-list")
    return bool(fonts) and bool(subprocess.run([fonts, ":lang=zh"], capture_output=True, check=False).stdout.strip())


@pytest.fixture(scope="module", params=[("en", "student"), ("zh", "teacher")], ids="-".join)
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stage on paper."""
    language, audience = request.param
    if language == "zh" and not _chinese_fonts():
        pytest.skip("no font with Chinese characters is installed")
    page = as_html(handout := gather((4,), language), audience, illustrations(handout, paper=True))
    content, missing = as_pdf(page)
    assert missing == ""
    path = tmp_path_factory.mktemp("pdf") / f"{language}.pdf"
    path.write_bytes(content)
    return path


@needs_weasyprint
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_every_character_has_its_glyph_and_no_word_leaves_its_page_or_covers_another(pdf: Path) -> None:
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = PAGE.findall(boxes)
    assert len(pages) > 3
    for width, height, content in pages:
        words = [(*map(float, word[:4]), word[4]) for word in WORD.findall(content)]
        assert all(
            x >= 0 and right <= float(width) and y >= 0 and bottom <= float(height) for x, y, right, bottom, _ in words
        )
        assert _overlapping(words) == []


def _overlapping(words: list[tuple[float, float, float, float, str]]) -> list[tuple[str, str]]:
    """Pairs of words whose boxes cover more of each other than the space that a line leaves above and below."""
    found = []
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1 and down > 0.5 * min(one[3] - one[1], other[3] - other[1]):
                found.append((one[4], other[4]))
    return found


@needs_weasyprint
def test_characters_without_a_glyph_are_named() -> None:
    assert as_pdf("<p>a\ue123b\ue124 \ue123")[1] == "\ue123\ue124"


def test_without_weasyprint_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Refusal, match="pip install weasyprint"):
        as_pdf("<p>x")


@pytest.mark.parametrize("line", [MISSING_PACKAGE, MISSING_LIBRARIES])
def test_what_is_missing_is_one_line(line: str) -> None:
    assert "\n" not in line


@needs_weasyprint
def test_a_page_that_asks_for_something_outside_is_refused() -> None:
    with pytest.raises(Refusal, match=r"from outside: .*http://example\.invalid/a\.png"):
        as_pdf('<img src="http://example.invalid/a.png">')
