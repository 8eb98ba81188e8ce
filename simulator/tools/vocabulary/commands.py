"""The classes of typed commands: which program each is of, and how it is printed back as words.

A class is registered where it is defined, above the function that formats it; who carries it out is registered by each
of the two networks in a table of its own (``ByClass``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.programs import Entry

Formatter = Callable[[Any], list[str]]
LineFormatter = Callable[[Any], str]

program_of: dict[type, Entry] = {}
"""The program that a command's class is of; of an action of ``ip``, its object."""
words_of: ByClass[Formatter] = ByClass()
"""The words that make a command; those of an action of ``ip`` begin behind its object."""
line_of: ByClass[LineFormatter] = ByClass()
"""The line that makes a command, for those that words alone do not make."""


def formats(program: Entry, *kinds: type) -> Callable[[Formatter], Formatter]:
    """The decorator of the function that formats a program's classes of commands."""
    program_of.update(dict.fromkeys(kinds, program))
    return words_of(*kinds)


def formats_line(program: Entry, *kinds: type) -> Callable[[LineFormatter], LineFormatter]:
    """The decorator of the function that formats whole lines, for commands that words alone do not make."""
    program_of.update(dict.fromkeys(kinds, program))
    return line_of(*kinds)


def load_userland(kind: type) -> None:
    """Import what carries a class of commands out on the model. Raises KeyError for a class of no program."""
    program_of[kind].load_userland()
