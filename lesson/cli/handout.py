"""``lesson handout``: a stage, or all, as a page to print and to step through."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_language, add_stage, language_of
from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    import argparse

EXAMPLES = """\
  lesson handout --stage 3                        handout-stage3.html, for students
  lesson handout --stage 3 --for teacher          with answers, reasons, and what to listen for
  lesson handout --format pdf --lang zh -o 讲义.pdf
  lesson handout --format md -o -                 plain text, to standard output
  lesson handout --templates mine                 templates of your own, as far as mine/ holds them
"""
FORMATS = ("html", "pdf", "md")
AUDIENCES = ("student", "teacher")


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("handout", "Write a handout: text, real outputs, drawings, questions, a packet player.", EXAMPLES)
    add_stage(options, default="all", allow_all=True)
    add_language(options)
    options.add_argument("--format", choices=FORMATS, default=None, help="default: as the output's name says, or html")
    options.add_argument("--for", dest="audience", choices=AUDIENCES, default="student", help="default: student")
    options.add_argument("-o", "--output", metavar="FILE", help="where to write; - for standard output")
    options.add_argument("--templates", metavar="DIR", help="a directory with templates that replace ours")
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)
    form = _format(arguments)

    from pingproof.lesson.handout.gather import gather
    from pingproof.lesson.handout.layout import as_html, as_markdown, own_templates

    templates = own_templates(arguments.templates) if arguments.templates else None
    language = language_of(arguments)
    handout = gather(arguments.stage, language)
    if form == "md":
        content = as_markdown(handout, arguments.audience, templates).encode()
    else:
        from pingproof.lesson.handout.illustrate import illustrations

        html = as_html(handout, arguments.audience, illustrations(handout, paper=form == "pdf"), templates)
        content = html.encode()
    if form == "pdf":
        from pingproof.lesson.handout.pdf import as_pdf

        content, missing = as_pdf(html)
        if missing:
            hint = " (for Chinese: apt-get install fonts-noto-cjk)" if language == "zh" else ""
            print(f"lesson: handout: no font here has {missing[:20]}{hint}", file=sys.stderr)
    _write(content, arguments.output or _name(arguments, form))
    return 0


def _format(arguments: argparse.Namespace) -> str:
    """The format asked for; raises ``Refusal`` when the output's name has another ending."""
    chosen: str | None = arguments.format
    suffix = Path(arguments.output or "").suffix.removeprefix(".").lower()
    named = {"htm": "html", "markdown": "md"}.get(suffix, suffix)
    if chosen and named in FORMATS and named != chosen:
        raise Refusal(f"handout: --format {chosen} and {arguments.output} do not fit together")
    return chosen or (named if named in FORMATS else "html")


def _name(arguments: argparse.Namespace, form: str) -> str:
    stage = f"stage{arguments.stage[0]}" if len(arguments.stage) == 1 else "all"
    return f"handout-{stage}{'-teacher' if arguments.audience == 'teacher' else ''}.{form}"


def _write(content: bytes, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise Refusal(f"handout: {output}: cannot be written: {error.strerror}") from None
    print(f"wrote {output}", file=sys.stderr)
