"""``lesson list``: the stages and their steps."""

from __future__ import annotations

from pingproof.lesson.cli.arguments import Parser, add_json, add_language, language_of


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("list", "Show the stages of the course and their steps.")
    add_language(options)
    add_json(options)
    return options


def run(words: list[str]) -> int:
    """The command."""
    arguments = parser().parse(words)

    from pingproof.lesson.teach.course import STAGES, load_prose, load_stage
    from pingproof.lesson.terminal.terminal import Style, standard_output

    language = language_of(arguments)
    course = [(load_stage(number), load_prose(number, language)) for number in STAGES]
    if arguments.json:
        from pingproof.lesson.terminal.json_output import print_json

        print_json(
            [
                {
                    "stage": stage.number,
                    "title": prose.title,
                    "steps": [
                        {
                            "key": step.key,
                            "title": prose.sections[step.key].title,
                            "commands": [command.text for command in step.commands],
                        }
                        for step in stage.steps
                    ],
                }
                for stage, prose in course
            ],
        )
        return 0
    terminal = standard_output()
    for stage, prose in course:
        terminal.write(prose.title, Style.BOLD)
        for step in stage.steps:
            terminal.write(f"  {prose.sections[step.key].title}")
        terminal.write()
    terminal.write("lesson run --stage 1", Style.COMMAND)
    return 0
