"""A stage on the terminal: the step's first words, its commands with their output, then the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.lesson.words.languages import command_words
from pingproof.lesson.words.outcome_text import claim_in_words, outcome_in_words

if TYPE_CHECKING:
    from pingproof.lesson.teach.course import Prose, Section, Stage
    from pingproof.lesson.teach.lecture import CarriedOut, TaughtStep


def show_stage(terminal: Terminal, stage: Stage, prose: Prose, taught: Sequence[TaughtStep], language: str) -> None:
    """Print a whole stage: introduction, steps, and the table of claims."""
    terminal.heading(prose.title)
    terminal.write()
    terminal.prose(prose.introduction)
    for number, step in enumerate(taught, 1):
        show_step(terminal, f"{stage.number}.{number}", prose.sections[step.step.key], step, language)
    show_claims(terminal, commands_of(taught), language)


def show_world(terminal: Terminal, markdown: str) -> None:
    """Print a world's page, before the first stage in it; nothing for the tutorial's own."""
    title, _, text = markdown.partition("\n")
    if title:
        terminal.heading(title.removeprefix("# "))
        terminal.write()
        terminal.prose(text.strip())


def show_left_out(terminal: Terminal, stage: Stage, taught: Sequence[TaughtStep], language: str) -> None:
    """Print a stage without one of its commands: only the commands with another end, then the claims.

    A probe that fails like one before it, with the same mend, is printed without its way.
    """
    commands = commands_of(taught)
    words = command_words(language)
    told: dict[object, int] = {}
    for carried in commands:
        if carried.result is None:
            number, text = carried.command.number, carried.command.text
            terminal.write(words["leaves out"].format(number=number, stage=stage.number, command=text), Style.WARNING)
            terminal.write()
        elif carried.agrees is False and carried.explanation is not None:
            same = told.setdefault(carried.explanation.ending, carried.command.number)
            if same == carried.command.number:
                show_command(terminal, carried, language)
            else:
                show_output(terminal, carried, language)
                terminal.write()
                terminal.write(words["as before"].format(number=same), Style.BAD)
                terminal.write()
        elif carried.agrees is None and not carried.result.ok and carried.result.stderr:
            show_output(terminal, carried, language)
    show_claims(terminal, commands, language)


def commands_of(taught: Iterable[TaughtStep]) -> list[CarriedOut]:
    """All commands of a stage, in order."""
    return [carried for step in taught for carried in step.commands]


def show_step(terminal: Terminal, number: str, section: Section, taught: TaughtStep, language: str) -> None:
    """Print one step; ``number`` is printed before its title (``3.2``)."""
    terminal.heading(f"{number} {section.title}")
    terminal.prose(section.opening)
    for carried in taught.commands:
        show_command(terminal, carried, language)
    terminal.write()
    if section.reason.strip():
        terminal.prose(section.reason)


def show_command(terminal: Terminal, carried: CarriedOut, language: str) -> None:
    """Print a command with its output, and for a probe its explanation."""
    show_output(terminal, carried, language)
    if carried.explanation is not None:
        terminal.write()
        carried.explanation.show(terminal)
        terminal.write()


def show_output(terminal: Terminal, carried: CarriedOut, language: str) -> None:
    """Print a command with its number and its output."""
    line = f"[{carried.command.number:>2}] # {carried.command.text}"
    if carried.result is None:
        terminal.write(f"{line}    <- {command_words(language)['left out']}", Style.WARNING)
        return
    terminal.write(line, Style.COMMAND)
    terminal.verbatim(carried.result.stdout)
    terminal.verbatim(carried.result.stderr, Style.BAD)


def show_claims(terminal: Terminal, commands: Iterable[CarriedOut], language: str) -> None:
    """Print the table of claims and predictions, and a sentence that sums it up."""
    words = command_words(language)
    probes = [carried for carried in commands if carried.agrees is not None]
    if not probes:
        return
    header = (words["probe"], words["claimed"], words["predicted"], words["agrees"])
    terminal.table(header, [_claim_row(carried, language) for carried in probes], [_claim_style(c) for c in probes])
    terminal.write()
    differing = sum(not carried.agrees for carried in probes)
    if differing:
        terminal.write(words["some differ"].format(count=differing, all=len(probes)), Style.BAD)
    else:
        terminal.write(words["all agree"].format(count=len(probes)), Style.GOOD)
    terminal.write()


def _claim_row(carried: CarriedOut, language: str) -> Sequence[str]:
    assert carried.command.claim is not None
    assert carried.outcome is not None
    words = command_words(language)
    return (
        f"[{carried.command.number:>2}] {carried.command.text.removeprefix('ip netns exec ')}",
        claim_in_words(carried.command.claim, language),
        outcome_in_words(carried.outcome, language),
        words["yes"] if carried.agrees else words["no"],
    )


def _claim_style(carried: CarriedOut) -> Style | None:
    return None if carried.agrees else Style.BAD
