"""The commands' arguments: ``argparse`` with one-line refusals, and the options that several commands share."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from pingproof.lesson.play.world import PLAIN, WORLDS
from pingproof.lesson.teach.course import STAGES
from pingproof.lesson.terminal.refusal import Refusal, closest
from pingproof.lesson.terminal.terminal import standard_output
from pingproof.lesson.words.languages import LANGUAGES


class Parser(argparse.ArgumentParser):
    """A command's parser: a mistake is refused in one line, with exit code 2 and without the usage text."""

    def __init__(self, command: str, description: str, examples: str = "") -> None:
        super().__init__(
            prog=f"lesson {command}",
            description=description,
            epilog=f"examples:\n{examples}" if examples else None,
            formatter_class=_Help,
            allow_abbrev=False,
        )

    @property
    def long_options(self) -> tuple[str, ...]:
        """The options that begin with two dashes, in their order, but for ``--help``."""
        known = (option for action in self._actions for option in action.option_strings)
        return tuple(option for option in known if option.startswith("--") and option != "--help")

    def error(self, message: str) -> NoReturn:
        """Raise ``Refusal`` with the option that was probably meant."""
        unknown = re.search(r"unrecognized arguments: (\S+)", message)
        options = [option for action in self._actions for option in action.option_strings]
        suggestion = closest(unknown[1].partition("=")[0], options) if unknown else None
        raise Refusal(f"{self.prog.partition(' ')[2]}: {message}", suggestion)

    def parse(self, words: list[str]) -> argparse.Namespace:
        """The arguments in ``words``; raises ``Refusal`` when they make no sense."""
        return self.parse_args(words)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as every other text of ours, without argparse's import of ``shutil`` to find the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=standard_output().width - 2)


def add_stage(parser: Parser, *, default: str | None, allow_all: bool) -> None:
    """Add ``--stage N`` (or ``all``)."""
    words = "1, 2, 3 or 4" + (", or all" if allow_all else "")
    parser.add_argument(
        "--stage",
        metavar="N|all" if allow_all else "N",
        default=default,
        required=default is None,
        type=_stage_list if allow_all else one_stage,
        help=f"the stage: {words}" + (f" (default: {default})" if default else ""),
    )


def add_language(parser: Parser) -> None:
    """Add ``--lang en|zh``; the default follows ``LC_ALL``, ``LC_MESSAGES`` and ``LANG``."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=None, help="the language of the lesson (default: from the environment)"
    )


def add_world(parser: Parser) -> None:
    """Add ``--world NAME|FILE|none``."""
    parser.add_argument(
        "--world",
        metavar="NAME|FILE|none",
        help=f"the surroundings: {', '.join(WORLDS)}, or a script that builds others (default: {PLAIN})",
    )


def add_json(parser: Parser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON for a program instead of text for a person")


def language_of(arguments: argparse.Namespace) -> str:
    """The language asked for, or the environment's."""
    import os

    chosen: str | None = arguments.lang
    if chosen:
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return next((each for each in LANGUAGES if value.startswith(each)), LANGUAGES[0])
    return "en"


def one_or_more(word: str) -> int:
    """A count from 1 on; raises ``ArgumentTypeError`` for any other word."""
    if not word.isascii() or not word.isdigit() or int(word) == 0:
        raise argparse.ArgumentTypeError(f"a number from 1 on is needed, not {word!r}")
    return int(word)


def one_stage(word: str) -> int:
    """The stage named by a word; raises ``Refusal`` for any other word."""
    if word.isdigit() and int(word) in STAGES:
        return int(word)
    raise Refusal(f"no such stage: {word} (the stages are {', '.join(map(str, STAGES))})", _meant(word))


def _stage_list(word: str) -> tuple[int, ...]:
    if word == "all":
        return STAGES
    if not word.isdigit():
        meant = _meant(word) or closest(word, ["all"])
        raise Refusal(f"no such stage: {word} (the stages are {', '.join(map(str, STAGES))} and all)", meant)
    return (one_stage(word),)


def _meant(word: str) -> str | None:
    """The option meant by ``stage3``, ``step3`` or ``03``; None where no number is clear."""
    digits: Any = re.sub(r"\D", "", word).lstrip("0")
    return f"--stage {digits}" if digits and int(digits) in STAGES else None
