"""``lesson needs --stage N``: each command of a stage, and what breaks without it."""

from __future__ import annotations

from lesson.cli.arguments import Parser, add_json, add_language, add_stage, language_of

EXAMPLES = "  lesson needs --stage 2\n  lesson run --stage 2 --without 5   the whole story of one line\n"


def run(words: list[str]) -> int:
    """The command."""
    parser = Parser(
        "needs", "Show each command of a stage and what breaks without it; each line is computed.", EXAMPLES
    )
    add_stage(parser, default=None, allow_all=False)
    add_language(parser)
    add_json(parser)
    arguments = parser.parse(words)
    return 0
