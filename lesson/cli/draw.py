"""``lesson draw``: the picture of a stage, or of any lab, as a file; or a probe's way as an animation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pingproof.lesson.cli.arguments import Parser, add_language, add_world, language_of, one_stage

if TYPE_CHECKING:
    import argparse

    from pingproof.lesson.draw.picture import Pictures

STYLES = ("screen", "print", "dark")
PICTURES = ("svg", "png", "pdf")
ANIMATIONS = ("html", "gif")
EXAMPLES = """\
  lesson draw --stage 4                     the network at the end of stage 4, in stage4.svg
  lesson draw --stage 4 --probe 1 -o a.png  the way of the stage's first ping
  lesson draw --stage 2 --step 3            the network after the stage's third step
  lesson draw mylab.sh -o mylab.pdf         any lab; --step K then counts its commands
  lesson draw --stage 4 --probe 3 --animate -o way.html
"""


def parser() -> Parser:
    """The command's arguments."""
    options = Parser("draw", "Draw the network of a stage or of any lab, and a packet's way through it.", EXAMPLES)
    what = options.add_mutually_exclusive_group(required=True)
    what.add_argument("--stage", metavar="N", type=one_stage, help="the stage: 1, 2, 3 or 4")
    what.add_argument("file", nargs="?", metavar="FILE", help="a shell script of lab commands; - for what is piped in")
    options.add_argument(
        "-o", "--output", metavar="FILE", help="where to; its ending says how (- for SVG on the terminal)"
    )
    options.add_argument("--probe", metavar="K", type=int, help="show the way of the K-th ping or traceroute")
    options.add_argument("--step", metavar="S", type=int, help="the network after step S (of a file: after command S)")
    options.add_argument(
        "--style", choices=STYLES, default="screen", help="for a screen, for black-and-white print, dark"
    )
    options.add_argument("--animate", action="store_true", help="the probe's packets move (.html or .gif)")
    add_world(options)
    add_language(options)
    return options


def run(words: list[str]) -> int:
    """The command; prints the name of the file written."""
    arguments = parser().parse(words)
    language = language_of(arguments)
    name, form = _target(arguments)

    return _animate(arguments, language, name, form) if arguments.animate else _draw(arguments, language, name, form)


def _target(arguments: argparse.Namespace) -> tuple[str, str]:
    """The file to write and its format; raises ``Refusal`` when the name's ending is no format."""
    from pingproof.lesson.terminal.refusal import Refusal

    forms = ANIMATIONS if arguments.animate else PICTURES
    # A probe is drawn at its own moment, which would contradict another.
    if arguments.probe is not None and arguments.step is not None:
        raise Refusal("draw: --probe K shows its own moment: leave out --step")
    if arguments.animate and arguments.step is not None:
        raise Refusal("draw: --animate shows a probe: --probe K instead of --step")
    if arguments.output is None:
        # "-", what is piped in, has no name: lab.svg.
        stem = f"stage{arguments.stage}" if arguments.stage else Path(arguments.file).stem.strip("-") or "lab"
        return f"{stem}.{forms[0]}", forms[0]
    # A terminal or a pipe: the first format, which is text.
    if arguments.output == "-":
        return "-", forms[0]
    form = Path(arguments.output).suffix.lower().removeprefix(".")
    if form not in forms:
        hint = f" ({', '.join('.' + each for each in forms)})"
        if form in ANIMATIONS and not arguments.animate:
            hint = " without --animate"
        raise Refusal(f"draw: {arguments.output}: cannot write this kind of file{hint}")
    return arguments.output, form


def _draw(arguments: argparse.Namespace, language: str, name: str, form: str) -> int:
    from pingproof.lesson.draw.paint.save import save
    from pingproof.lesson.draw.picture import scene

    drawn = scene(_played(arguments, language), step=arguments.step, probe=arguments.probe)
    if form != "svg":
        say_about_font(language)
    if name == "-":
        save(drawn, sys.stdout.buffer, form, arguments.style)
        return 0
    with writing(name):
        save(drawn, Path(name), form, arguments.style)
    print(name)
    return 0


def _animate(arguments: argparse.Namespace, language: str, name: str, form: str) -> int:
    pictures = _played(arguments, language, watching=True)
    probe = pictures.probe(arguments.probe or 1)
    if form == "gif":
        from pingproof.lesson.draw.film.gif import save_gif

        say_about_font(language)
        with writing(name):
            save_gif(pictures, probe, Path(name), arguments.style)
    else:
        from pingproof.lesson.draw.film.player import player_page

        page = player_page(pictures, probe)
        if name == "-":
            sys.stdout.write(page)
            return 0
        with writing(name):
            Path(name).write_text(page, encoding="utf-8")
    print(name)
    return 0


def _played(arguments: argparse.Namespace, language: str, *, watching: bool = False) -> Pictures:
    """The pictures of the stage or the lab, played; for an animation the tables are watched."""
    if arguments.stage is not None:
        from pingproof.lesson.draw.picture import course_pictures

        pictures = course_pictures([arguments.stage], language, watching=watching, world=arguments.world)
        return pictures[arguments.stage]
    from pingproof.lesson.draw.picture import lab_pictures
    from pingproof.lesson.play.lab_file import read_lab
    from pingproof.lesson.play.world import build_world

    script = read_lab(arguments.file)
    title = "lab" if arguments.file == "-" else Path(arguments.file).name
    return lab_pictures(title, script, build_world(arguments.world), language, watching=watching)


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Refuse a file that cannot be written in one line."""
    try:
        yield
    except OSError as error:
        from pingproof.lesson.terminal.refusal import Refusal

        raise Refusal(f"draw: {name}: cannot be written: {error.strerror or error}") from None


def say_about_font(language: str) -> None:
    """Name what to install, where Chinese is to be painted and no font of this machine has it."""
    from pingproof.lesson.draw.paint.font import chinese_family

    if language == "zh" and chinese_family() is None:
        sys.stderr.write(
            "lesson: draw: no font with Chinese characters was found: they are drawn as boxes"
            " (install fonts-noto-cjk or fonts-wqy-zenhei)\n"
        )
