"""The classes of typed commands: the program of each, and the function that formats it.

A class is registered where it is defined, by the decorator of its formatting function. Each of the two networks has a
table of its own (``ByClass``) for the functions that carry commands out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.programs import Entry

Formatter = Callable[[Any], list[str]]
LineFormatter = Callable[[Any], str]

program_of: dict[type, Entry] = {}
"""The program of a command's class; for an action of ``ip``, its object."""
words_of: ByClass[Formatter] = ByClass()
"""The words of commands; those of an action of ``ip`` begin behind its object."""
line_of: ByClass[LineFormatter] = ByClass()
"""The lines of commands with a redirection, which words alone do not make."""


def formats(program: Entry, *kinds: type) -> Callable[[Formatter], Formatter]:
    """The decorator of the function formatting a program's classes of commands."""
    program_of.update(dict.fromkeys(kinds, program))
    return words_of(*kinds)


def formats_line(program: Entry, *kinds: type) -> Callable[[LineFormatter], LineFormatter]:
    """The decorator of the function formatting whole lines, for a program's commands with a redirection."""
    program_of.update(dict.fromkeys(kinds, program))
    return line_of(*kinds)


def load_userland(kind: type) -> None:
    """Import the module of userland for a class of commands. Raises KeyError for a class of no program."""
    program_of[kind].load_userland()
