"""``lesson run``: walk through a stage, or see what breaks when one of its commands is left out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_json, add_language, add_stage, add_world, language_of

if TYPE_CHECKING:
    from pingproof.lesson.teach.course import Stage

EXAMPLES = """\
  lesson run --stage 1                   the first lesson
  lesson run --stage 3 --explain         each ping's way, decision by decision
  lesson run --stage 3 --explain --step  the same, a decision at a time
  lesson run --stage 2 --without 5       leave out the fifth command
  lesson run --stage 2 --world docker    the same on a host that has Docker
  lesson run --stage all --lang zh
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("run", "Walk through a stage: what we do, what Linux prints, and why.", EXAMPLES)
    add_stage(options, default="all", allow_all=True)
    options.add_argument("--explain", action="store_true", help="show each ping's way, hop by hop")
    options.add_argument("--step", action="store_true", help="go on a decision at a time: Enter, b (back), q (leave)")
    options.add_argument("--without", metavar="K", type=int, help="leave out the stage's command number K")
    options.add_argument(
        "--draw", metavar="DIR", nargs="?", const=".", help="also draw the network at the end of each stage, stageN.svg"
    )
    add_world(options)
    add_language(options)
    add_json(options)
    return options


def run(words: list[str]) -> int:
    """The command; exit code 1 when a probe ends otherwise than claimed: of a whole stage, in the tutorial's world."""
    arguments = parser().parse(words)
    stages = _stages(arguments)

    from pingproof.lesson.play.world import is_plain, world_prose
    from pingproof.lesson.teach.course import load_prose
    from pingproof.lesson.teach.lecture import network_after, teach
    from pingproof.lesson.terminal.terminal import standard_output

    language = language_of(arguments)
    # Stepping and leaving out tell reasons, so both need the ways that --explain shows.
    explain = language if arguments.explain or arguments.step or arguments.without else None
    # The stages before were walked by the reader earlier: they are played without a word.
    network = network_after(stages[0].number - 1, arguments.world)
    taught = [[*teach(stage, network, language=explain, without=arguments.without)] for stage in stages]
    proses = [load_prose(stage.number, language) for stage in stages]
    if arguments.json:
        from pingproof.lesson.teach.lecture_json import stage_as_json
        from pingproof.lesson.terminal.json_output import print_json

        print_json([*map(stage_as_json, stages, proses, taught)])
    elif arguments.step:
        from pingproof.lesson.teach.stepping import step_through

        step_through(standard_output(), stages, proses, taught, language)
    elif arguments.without is not None:
        from pingproof.lesson.teach.lecture_text import show_left_out

        show_left_out(standard_output(), stages[0], taught[0], language)
    else:
        from pingproof.lesson.teach.lecture_text import show_stage, show_world

        show_world(standard_output(), world_prose(arguments.world, language))
        for stage, prose, steps in zip(stages, proses, taught, strict=True):
            show_stage(standard_output(), stage, prose, steps, language)
    if arguments.draw is not None:
        _draw(arguments, language)
    # None: a command without a claim, which cannot disagree.
    agree = all(command.agrees is not False for steps in taught for step in steps for command in step.commands)
    # With a command left out, or in another world, probes end otherwise than the prose claims: that is the point.
    return 0 if agree or arguments.without is not None or not is_plain(arguments.world) else 1


def _stages(arguments: argparse.Namespace) -> list[Stage]:
    """The stages asked for; raises ``Refusal`` where ``--without`` does not fit them."""
    from pingproof.lesson.teach.course import load_stage
    from pingproof.lesson.terminal.refusal import Refusal

    stages = [load_stage(number) for number in arguments.stage]
    if arguments.without is not None:
        if arguments.draw is not None:
            raise Refusal("run: --draw shows whole stages: leave out --without")
        if len(stages) != 1:
            raise Refusal("run: --without K needs one stage: --stage N")
        count = len(stages[0].commands)
        if not 1 <= arguments.without <= count:
            raise Refusal(f"run: stage {stages[0].number} has no command {arguments.without}: they are 1 to {count}")
    return stages


def _draw(arguments: argparse.Namespace, language: str) -> None:
    """Write the stages' pictures and print their names, beside JSON on standard error."""
    import sys
    from pathlib import Path

    from pingproof.lesson.cli.draw import writing
    from pingproof.lesson.draw.paint.save import save
    from pingproof.lesson.draw.picture import course_pictures, scene

    for number, pictures in course_pictures(arguments.stage, language, world=arguments.world).items():
        target = Path(arguments.draw) / f"stage{number}.svg"
        with writing(str(target)):
            target.parent.mkdir(parents=True, exist_ok=True)
            save(scene(pictures), target, "svg", "screen")
        print(target, file=sys.stderr if arguments.json else sys.stdout)
