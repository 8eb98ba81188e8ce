"""A handout as PDF, made by WeasyPrint, which needs Pango's libraries and no browser."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator

from pingproof.lesson.terminal.refusal import Refusal

MISSING_PACKAGE = "handout: PDF needs WeasyPrint: pip install weasyprint"
MISSING_LIBRARIES = (
    "handout: WeasyPrint does not find Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "(macOS: brew install pango)"
)


class _Complaints(logging.Handler):
    """The log of WeasyPrint, of which only the characters without a glyph in any font are kept."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the characters of a message about glyphs (``U+4E2D``)."""
        if "glyph" in (said := record.getMessage()):
            self.characters |= {chr(int(code, 16)): None for code in re.findall(r"U\+([0-9A-Fa-f]{4,6})", said)}


def as_pdf(html: str) -> tuple[bytes, str]:
    """The page ``html`` on paper, A4 unless its style says otherwise, and the characters that no font here has.

    Raises ``Refusal`` for a missing library, or a template with something from outside.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints a page of advice before it raises
            from weasyprint import HTML
            from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except ImportError:
        raise Refusal(MISSING_PACKAGE) from None
    except OSError:
        raise Refusal(MISSING_LIBRARIES) from None
    # A line that is full up to the space before an inline element would break after its first word (WeasyPrint 70):
    # a space that is an element of its own is weighed by itself.
    html = re.sub(r" <(code|strong)>", r"<span> </span><\1>", html)
    nothing_from_outside = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    with _listening() as complaints:
        try:
            pdf: bytes = HTML(string=html, url_fetcher=nothing_from_outside).write_pdf()
        except FatalURLFetchingError as error:
            raise Refusal(f"handout: a template asks for something from outside: {error}") from None
    return pdf, "".join(complaints.characters)


@contextlib.contextmanager
def _listening() -> Iterator[_Complaints]:
    """Collect the complaints of WeasyPrint and of its library for fonts, and keep them from standard error."""
    complaints = _Complaints()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [complaints], False
    try:
        yield complaints
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate
