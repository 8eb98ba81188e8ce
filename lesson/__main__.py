"""``python -m lesson``: the same as the ``lesson`` command."""

from __future__ import annotations

from pingproof.lesson.cli import program

program()
