"""The usage texts that the tools print, a file each, as the versions of Debian 12 print them."""

from __future__ import annotations

from functools import cache

from pingproof.simulator.data_file import read_beside


@cache
def usage(name: str) -> str:
    """The text of ``NAME.txt``."""
    return read_beside(__file__, f"{name}.txt")
