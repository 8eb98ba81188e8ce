"""Views of a lab in a notebook: each is HTML for the page, and plain text elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from pingproof.lesson.explain.tell import row_text, what_text
from pingproof.lesson.explain.trace import content_of
from pingproof.lesson.handout.markup import line_as_html
from pingproof.lesson.words.languages import handout_words, notebook_words, texts
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.explain.trace import Hop, Trace
    from pingproof.lesson.handout.tables import Row, TableChange
    from pingproof.simulator.journal import Event
    from pingproof.simulator.result import Result
    from pingproof.simulator.shell.interpreter import PlayedLine

GOOD = "color:var(--jp-success-color0,#17633b);font-weight:600"
BAD = "color:var(--jp-error-color0,#a80d22);font-weight:600"
SOFT = "opacity:.75"
"""Jupyter's own colours, which follow its theme; elsewhere ours."""


@value
class View:
    """A view: the same content as plain text and as HTML."""

    text: str
    html: str

    def __add__(self, other: View) -> View:
        """Both views, one below the other."""
        return View(f"{self.text.rstrip()}\n{other.text}", f"{self.html}{other.html}")

    def __repr__(self) -> str:
        return self.text.rstrip()

    def _repr_html_(self) -> str:
        return self.html


def session_view(played: Iterable[PlayedLine]) -> View:
    """Commands with what they print, as a terminal shows them."""
    text, html = "", Markup()
    for line in played:
        text += f"# {line.command}\n{line.stdout}{line.stderr}"
        html += Markup("<b># {}</b>\n{}").format(line.command, line.stdout)
        if line.stderr:
            html += Markup('<span style="{}">{}</span>').format(BAD, line.stderr)
    return View(text, Markup("<pre>{}</pre>").format(html))


def question_view(question: str, commands: Sequence[str], choices: Sequence[tuple[str, str]], language: str) -> View:
    """A question, its commands, and its choices with their meanings."""
    session = "".join(f"# {command}\n" for command in commands)
    rows = [f'"{choice}"' + (f"  {words}" if words != choice else "") for choice, words in choices]
    heading = notebook_words(language)["choices"]
    items = Markup("").join(Markup("<li><code>{}</code></li>").format(row) for row in rows)
    html = Markup("<p>{}</p><pre>{}</pre><p>{}:</p><ul>{}</ul>").format(line_as_html(question), session, heading, items)
    listed = "".join(f"  {row}\n" for row in rows)
    return View(f"{question}\n{session}{heading}:\n{listed}", html)


def prediction_view(
    predicted: str,
    happened: str,
    language: str,
    why: str = "",
    result: Result | None = None,
    agrees: bool | None = None,
) -> View:
    """A prediction beside what happened, and the reason."""
    right = predicted == happened if agrees is None else agrees
    words = notebook_words(language)
    verdict = (words["right"] if right else words["wrong"]).format(predicted=predicted, happened=happened)
    printed = f"{result.stdout}{result.stderr}" if result is not None else ""
    html = Markup("<pre>{}</pre>").format(printed) if printed else Markup()
    sign = "✓" if right else "✗"
    html += Markup('<p style="{}">{} {}</p>').format(GOOD if right else BAD, sign, verdict)
    html += Markup("<p>{}</p>").format(line_as_html(why)) if why else Markup()
    return View(f"{printed}{sign} {verdict}\n{why}", html)


def change_view(changed: Iterable[TableChange], language: str) -> View:
    """The changed tables: new rows with +, lost rows with −."""
    text, html = "", Markup()
    for table in changed:
        rows = [row for row in table.before if row.mark] + [*table.after]
        text += f"{table.command}\n" + "".join(f"{row.mark or ' '} {row.text}\n" for row in rows)
        lines = Markup("\n").join(_changed_row(row) for row in rows)
        place = table.place or handout_words(language)["host"]
        html += Markup("<p><b>{}</b>: <code>{}</code></p><pre>{}</pre>").format(place, table.command, lines)
    if not text:
        said = notebook_words(language)["nothing changed"]
        return View(f"{said}\n", Markup("<p>{}</p>").format(said))
    return View(text, html)


def journal_view(trace: Trace, language: str) -> View:
    """Every decision about a probe's packets, in order of time (in milliseconds since the first)."""
    events = sorted((event for hop in _all_hops(trace.hops) for event in hop.events), key=lambda event: event.time)
    rows = [_journal_row(event, events[0].time, language) for event in events]
    head = notebook_words(language)["journal"]
    text = "".join("\t".join(row) + "\n" for row in (head, *rows))
    body = Markup("").join(_table_row("td", row) for row in rows)
    return View(text, Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(_table_row("th", head), body))


def _changed_row(row: Row) -> Markup:
    style = {"+": GOOD, "-": BAD}.get(row.mark, SOFT)
    return Markup('<span style="{}">{} {}</span>').format(style, {"-": "−"}.get(row.mark, row.mark) or " ", row.text)


def _all_hops(hops: Iterable[Hop]) -> Iterable[Hop]:
    for hop in hops:
        yield hop
        yield from _all_hops(hop.exchange)


def _journal_row(event: Event, start: int, language: str) -> tuple[str, ...]:
    said = texts(language)
    return (
        f"{(event.time - start) / 1_000_000:.3f}",
        event.namespace or handout_words(language)["host"],
        event.device,
        event.layer,
        event.drop.kernel_name(event.layer) if event.drop is not None else event.decision.value,
        what_text(content_of(event), said),
        row_text(event.row),
    )


def _table_row(tag: str, cells: Iterable[str]) -> Markup:
    cell = Markup(f'<{tag} style="text-align:left">{{}}</{tag}>')
    return Markup("<tr>{}</tr>").format(Markup("").join(cell.format(text) for text in cells))
