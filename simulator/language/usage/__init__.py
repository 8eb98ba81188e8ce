"""The usage texts that the tools print, a file each, as the versions of Debian 12 print them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def usage(name: str) -> str:
    """The text of ``NAME.txt``."""
    return files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
