"""A handout laid out by its templates, as HTML or as Markdown; a teacher's own templates come before ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from pingproof.lesson.explain.tell import cause_sentence
from pingproof.lesson.handout.markup import line_as_html, prose_as_html
from pingproof.lesson.teach.questions import in_words
from pingproof.lesson.terminal.refusal import Refusal
from pingproof.lesson.terminal.text_layout import join_lines
from pingproof.lesson.terminal.version import version
from pingproof.lesson.words.languages import handout_words
from pingproof.lesson.words.outcome_text import claim_in_words, outcome_in_words
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.handout.gather import Handout
    from pingproof.lesson.teach.lecture import CarriedOut
    from pingproof.lesson.teach.questions import Question
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.result import Result

TEMPLATES = Path(__file__).parent / "templates"


@value
class Illustrations:
    """A page's illustrations, by the stage's number: its ``picture``, pictures of probes' ``ways`` (for paper), and its
    ``player``; with the style and the script that the players of a page share."""

    picture: Callable[[int], Markup]
    ways: Callable[[int], list[Markup]]
    player: Callable[[int], Markup]
    player_style: Markup
    player_script: Markup


def as_html(handout: Handout, audience: str, illustrations: Illustrations, templates: Path | None = None) -> str:
    """The handout as one page; raises ``Refusal`` when a template of one's own cannot be used."""
    return _render("handout.html.j2", handout, audience, templates, vars_of(illustrations))


def as_markdown(handout: Handout, audience: str, templates: Path | None = None) -> str:
    """The handout as plain text; raises ``Refusal`` as ``as_html`` does."""
    return _render("handout.md.j2", handout, audience, templates, {}).strip() + "\n"


def vars_of(illustrations: Illustrations) -> dict[str, Any]:
    """The illustrations by the names that the templates use."""
    return {name: getattr(illustrations, name) for name in Illustrations.__match_args__}


def _render(name: str, handout: Handout, audience: str, templates: Path | None, more: dict[str, Any]) -> str:
    environment = _environment(templates, handout.language)
    try:
        return environment.get_template(name).render(
            language=handout.language,
            audience=audience,
            words=handout_words(handout.language),
            stages=handout.stages,
            version=version(),
            **more,
        )
    except TemplateSyntaxError as error:
        raise Refusal(f"handout: {error.filename or error.name}:{error.lineno}: {error.message}") from None
    except TemplateError as error:
        raise Refusal(f"handout: a template cannot be used: {error}") from None


def _environment(templates: Path | None, language: str) -> Environment:
    folders = [TEMPLATES] if templates is None else [templates, TEMPLATES]
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "prose": prose_as_html,
        "line": line_as_html,
        "joined": join_lines,
        "opening": _opening,
        "reason": _reason,
        "printed": _printed,
        "output": _output,
        "cause": lambda explanation: _cause(explanation, language),
        "claimed": lambda carried: claim_in_words(carried.command.claim, language),
        "happened": lambda carried: _happened(carried, language),
        "in_words": lambda question, answer: _in_words(question, answer, language),
    }
    return environment


def own_templates(folder: str) -> Path:
    """The directory named by the reader; raises ``Refusal`` when it holds none of the templates."""
    path = Path(folder)
    names = sorted(template.name for template in TEMPLATES.iterdir())
    if not path.is_dir():
        raise Refusal(f"handout: {folder}: no such directory")
    if not any((path / name).is_file() for name in names):
        raise Refusal(f"handout: {folder} holds none of {', '.join(names)}; the originals are in {TEMPLATES}")
    return path


def _opening(text: str) -> str:
    """A step's first paragraph, printed before its commands."""
    return text.partition("\n\n")[0]


def _reason(text: str) -> str:
    """A step's other paragraphs, printed after its commands."""
    return text.partition("\n\n")[2]


def _output(result: Result | None) -> str:
    """A command's output, errors after the rest."""
    return f"{result.stdout}{result.stderr}".strip("\n") if result is not None else ""


def _printed(result: Result | None, before: str = "") -> Markup:
    """A command's output for a page, with the errors set off; ``before`` stands in front when there is any."""
    if result is None:
        return Markup()
    error = Markup('<span class="error">{}</span>').format(result.stderr.strip("\n"))
    parts = [escape(result.stdout.strip("\n"))] if result.stdout.strip() else []
    parts += [error] if result.stderr.strip() else []
    return Markup(before) + Markup("\n").join(parts) if parts else Markup()


def _cause(explanation: Explanation, language: str) -> str:
    return cause_sentence(explanation.finding, language) if explanation.finding is not None else ""


def _happened(carried: CarriedOut, language: str) -> str:
    return outcome_in_words(carried.outcome, language) if carried.outcome is not None else ""


def _in_words(question: Question, answer: str, language: str) -> str:
    return in_words(question, answer, language)
