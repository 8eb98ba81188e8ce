"""An answer of ``lesson why`` as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pingproof.lesson.explain.tell import row_text
from pingproof.lesson.play.result_json import result_as_json
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.lesson.why.answer import Answer, Reservation, Verdict
from pingproof.lesson.words.languages import why_words
from pingproof.simulator.state import Unmodelled, Unread

if TYPE_CHECKING:
    from pingproof.simulator.result import Result

STYLES = {Verdict.ANSWERED: Style.GOOD, Verdict.FAILS: Style.BAD, Verdict.UNKNOWN: Style.WARNING}


def show(terminal: Terminal, answer: Answer, origin: str, file: str | None, actual: Result | None) -> None:
    """Print the prediction, the way, the cause and the mend, the reservations, and the actual result."""
    language = answer.explanation.language
    words = why_words(language)
    heading = words["at"] if file is not None else words["predicted"]
    terminal.hanging("", heading.format(where=_where(origin, language), file=file), "")
    terminal.verbatim(f"# {answer.command}", Style.COMMAND)
    # Without a prediction, the simulated output would look like one.
    if answer.verdict is not Verdict.UNKNOWN:
        terminal.verbatim(answer.result.stdout)
        terminal.verbatim(answer.result.stderr, Style.BAD)
        terminal.write()
    verdicts = {
        Verdict.ANSWERED: words["answered"],
        Verdict.FAILS: words["fails"],
        Verdict.UNKNOWN: words["unknown"],
    }
    terminal.hanging("", verdicts[answer.verdict], "", STYLES[answer.verdict])
    terminal.write()
    if answer.explanation.trace.hops:
        terminal.hanging("", words["way"], "")
    answer.explanation.show(terminal)
    if answer.reservations:
        terminal.write()
        terminal.hanging("", words["left"] if answer.verdict is Verdict.UNKNOWN else words["passed"], "", Style.WARNING)
        for reservation in answer.reservations:
            terminal.hanging("", reservation_text(reservation, language), "  ")
    for unread in answer.unread:
        terminal.hanging("", unread_text(unread, language), "", Style.WARNING)
    if actual is not None:
        _show_actual(terminal, answer, actual)


def _show_actual(terminal: Terminal, answer: Answer, actual: Result) -> None:
    words = why_words(answer.explanation.language)
    terminal.write()
    terminal.hanging("", words["sent"], "")
    terminal.verbatim(actual.stdout)
    terminal.verbatim(actual.stderr, Style.BAD)
    agreeing = agrees(answer, actual)
    if agreeing is not None:
        terminal.hanging(
            "", words["agrees"] if agreeing else words["differs"], "", Style.GOOD if agreeing else Style.BAD
        )


def agrees(answer: Answer, actual: Result) -> bool | None:
    """Whether ping ended as predicted; None where nothing was predicted."""
    if answer.verdict is Verdict.UNKNOWN:
        return None
    predicted, real = (outcome_of(result) for result in (answer.result, actual))
    return (predicted.failure, predicted.received) == (real.failure, real.received)


def _where(namespace: str, language: str) -> str:
    return namespace or why_words(language)["host"]


def reservation_text(reservation: Reservation, language: str) -> str:
    """A reservation in words: the part outside the model, and what it means for the packet."""
    where, row = _where(reservation.namespace, language), reservation.row
    if not isinstance(row, Unmodelled):
        return why_words(language)["rule"].format(where=where, row=row_text(row))
    what = why_words(language)["parts"].get(row.what, row.what)
    named = f"{what} {row.name}".rstrip()
    fields = {"what": what, "name": row.name, "named": named, "device": row.device, "hook": row.hook}
    return why_words(language)["gaps"][row.gap].format(where=where, **fields).rstrip()


def unread_text(unread: Unread, language: str) -> str:
    """An unread part in words, with the reason."""
    words = why_words(language)
    where = _where(unread.namespace, language)
    if unread.what == "namespace":
        return words["unread namespace"].format(where=where, reason=unread.reason)
    what = why_words(language)["parts"].get(unread.what, unread.what)
    return words["unread"].format(what=what, where=where, reason=unread.reason)


def as_json(answer: Answer, origin: str, actual: Result | None) -> dict[str, Any]:
    """The answer as JSON; ``verdict`` is ``answered``, ``fails`` or ``unknown``, and then ``predicted`` is null.

    ``hops``, ``cause`` and ``mend`` are as in ``lesson play``.
    """
    language = answer.explanation.language
    found: dict[str, Any] = {
        "command": answer.command,
        "namespace": origin,
        "verdict": answer.verdict.value,
        "predicted": None if answer.verdict is Verdict.UNKNOWN else result_as_json(answer.result),
        **answer.explanation.as_json(),
        "not_modelled": [
            {
                "namespace": each.namespace,
                "gap": each.row.gap.value if isinstance(each.row, Unmodelled) else "iptables-rule",
                "text": reservation_text(each, language),
            }
            for each in answer.reservations
        ],
        "unread": [{"what": each.what, "namespace": each.namespace, "reason": each.reason} for each in answer.unread],
    }
    if actual is not None:
        found["actual"] = result_as_json(actual)
        found["agrees"] = agrees(answer, actual)
    return found
