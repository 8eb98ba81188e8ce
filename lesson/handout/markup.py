"""The lessons' little Markdown as HTML: paragraphs, ``- item`` lists, ``**bold**`` and backquoted code."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from pingproof.lesson.terminal.text_layout import join_lines


def prose_as_html(markdown: str) -> Markup:
    """Prose as HTML: paragraphs and lists; everything else is text.

    >>> prose_as_html("A **bridge** is `vbridge`.")
    Markup('<p>A <strong>bridge</strong> is <code>vbridge</code>.</p>')
    """
    return Markup("\n").join(_block(block) for block in re.split(r"\n\s*\n", markdown.strip()) if block)


def line_as_html(text: str) -> Markup:
    """A sentence or two as HTML, without a paragraph around them."""
    html = str(escape(join_lines(text)))
    html = re.sub(r"`([^`]*)`", r"<code>\1</code>", html)
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html))


def _block(text: str) -> Markup:
    if not text.startswith("- "):
        return Markup("<p>{}</p>").format(line_as_html(text))
    items = re.split(r"\n(?=- )", text)
    rows = Markup("").join(Markup("<li>{}</li>").format(line_as_html(item.removeprefix("- "))) for item in items)
    return Markup("<ul>{}</ul>").format(rows)
