"""A script as a tree: words and their parts, commands, the lines of a script (bash(1), SHELL GRAMMAR).

A word is kept as parts, for what is quoted is neither split nor taken for a pattern when the variables are filled in.
What of the shell is not understood is a part too (``Refused``): the command with that part is refused, the others play.
"""

from __future__ import annotations

from pingproof.simulator.value import value


@value
class Literal:
    """Literal text of a word."""

    text: str
    quoted: bool = False


@value
class Variable:
    """``$NAME`` or ``${NAME}``; ``default`` is what ``${NAME:-TEXT}`` falls back on.

    ``if_unset`` is ``${NAME-TEXT}``: an empty value stays. ``bare`` is ``$NAME`` without quotes or braces.
    """

    name: str
    quoted: bool = False
    default: str | None = None
    if_unset: bool = False
    bare: bool = False


@value
class Arithmetic:
    """``$((EXPRESSION))``."""

    expression: str
    quoted: bool = False


@value
class Numbers:
    """``{FIRST..LAST}``, or ``$(seq FIRST LAST)`` if ``output``: the numbers that a loop runs over.

    ``width`` is that of each number, with zeros in front.
    """

    first: int
    last: int
    step: int
    output: bool = False
    quoted: bool = False
    width: int = 0


@value
class Refused:
    """A part of the shell that is not modelled, and what to write instead."""

    what: str
    instead: str


Part = Literal | Variable | Arithmetic | Numbers | Refused
Word = tuple[Part, ...]


@value
class Redirection:
    """``N>FILE``: the stream (1, 2, or 0 for both) and where it goes; ``&1`` and ``&2`` are the other stream."""

    stream: int
    target: Word
    append: bool = False


@value
class SimpleCommand:
    """Assignments, words and redirections; ``tee`` are the words of a ``tee`` behind a pipe."""

    assignments: tuple[tuple[str, Word], ...] = ()
    words: tuple[Word, ...] = ()
    redirections: tuple[Redirection, ...] = ()
    tee: tuple[Word, ...] | None = None
    negated: bool = False


@value
class ForLoop:
    """``for NAME in WORD…; do …; done``."""

    name: str
    words: tuple[Word, ...]
    body: tuple[AndOr, ...]
    redirections: tuple[Redirection, ...] = ()


@value
class AndOr:
    """Commands joined by ``&&`` and ``||``: each with the operator before it (the first one's is empty)."""

    commands: tuple[tuple[str, SimpleCommand | ForLoop], ...]
    background: bool = False


@value
class Answer:
    """The answer of a line that is not carried out: a syntax error, or something not modelled."""

    stderr: str
    exit_code: int = 2
    modelled: bool = True


@value
class Statement:
    """A command line: its number from 1, its text, and what it does."""

    line: int
    text: str
    body: tuple[AndOr, ...] | Answer
