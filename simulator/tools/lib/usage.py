"""A tool's usage text, which lies in the tool's folder as the version of Debian 12 prints it."""

from __future__ import annotations

from functools import cache

from pingproof.simulator.data_file import read_beside


@cache
def usage(module_file: str, name: str = "usage.txt") -> str:
    """The text of ``usage.txt``, or of another file, in the folder of a module (its ``__file__``)."""
    return read_beside(module_file, name)
