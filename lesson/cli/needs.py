"""``lesson needs --stage N``: each command of a stage, and what breaks without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pingproof.lesson.cli.arguments import Parser, add_json, add_language, add_stage, language_of

if TYPE_CHECKING:
    from pingproof.lesson.teach.needs import Broken, Need

EXAMPLES = """\
  lesson needs --stage 2
  lesson run --stage 2 --without 5    the whole story of one line
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser(
        "needs", "Show each command of a stage and what breaks without it; each line is computed.", EXAMPLES
    )
    add_stage(options, default=None, allow_all=False)
    add_language(options)
    add_json(options)
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)

    from pingproof.lesson.teach.course import STAGES, load_stage
    from pingproof.lesson.teach.lecture import network_after
    from pingproof.lesson.teach.needs import needs

    number: int = arguments.stage
    language = language_of(arguments)
    later = [load_stage(following) for following in STAGES if following > number]
    found = needs(load_stage(number), network_after(number - 1), later)
    if arguments.json:
        from pingproof.lesson.terminal.json_output import print_json

        print_json([_as_json(need, language) for need in found])
        return 0
    from pingproof.lesson.terminal.terminal import Style, standard_output
    from pingproof.lesson.words.languages import command_words

    said = command_words(language)
    terminal = standard_output()
    rows = [
        (f"[{need.command.number:>2}]", need.command.text, _in_words(need.broken, number, language)) for need in found
    ]
    styles = [Style.FAINT if not need.broken else None for need in found]
    terminal.table(("", said["command"], said["without it"]), rows, styles)
    return 0


def _in_words(broken: tuple[Broken, ...], stage: int, language: str) -> str:
    """The first break in words, and the count of the others."""
    from pingproof.lesson.words.languages import command_words
    from pingproof.lesson.words.outcome_text import outcome_in_words

    said = command_words(language)
    if not broken:
        return said["nothing breaks"]
    probes = [each for each in broken if each.outcome is not None]
    first = probes[0] if probes else broken[0]
    place = f"[{first.command.number}]" if first.stage == stage else said["in stage"].format(stage=first.stage)
    text = f"{place} {first.command.text.removeprefix('ip netns exec ')}: "
    if first.outcome is None:
        lines = (first.result.stderr or first.result.stdout).strip().splitlines()
        text += lines[0] if lines else said["fails"]
    else:
        text += outcome_in_words(first.outcome, language)
        if first.finding is not None:
            text += f" ({first.finding.cause.value})"
    more = len(probes) - 1 if probes else len(broken) - 1
    return text + (said["and more"].format(count=more) if more > 0 else "")


def _as_json(need: Need, language: str) -> dict[str, Any]:
    return {
        "number": need.command.number,
        "command": need.command.text,
        "breaks": [_broken_as_json(broken, language) for broken in need.broken],
    }


def _broken_as_json(broken: Broken, language: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "stage": broken.stage,
        "number": broken.command.number,
        "command": broken.command.text,
        "exit_code": broken.result.exit_code,
        "stderr": broken.result.stderr,
    }
    if broken.outcome is not None:
        row["outcome"] = str(broken.outcome)
    if broken.finding is not None:
        from pingproof.lesson.explain.tell import cause_sentence

        row["cause"] = {"code": broken.finding.cause.value, "text": cause_sentence(broken.finding, language)}
    return row
