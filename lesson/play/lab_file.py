"""A lab's script, read from a plain text file, or from standard input (``-``)."""

from __future__ import annotations

import os
import sys

from pingproof.lesson.terminal.refusal import Refusal, closest


def read_lab(name: str) -> str:
    """The text of the script ``name``; raises ``Refusal`` with what is wrong with the file."""
    try:
        content = _bytes(name)
    except FileNotFoundError:
        raise Refusal(f"{name}: no such file", _neighbour(name)) from None
    except IsADirectoryError:
        raise Refusal(f"{name}: is a directory, not a lab script") from None
    except (OSError, ValueError) as error:
        raise Refusal(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if b"\0" in content:
        raise Refusal(f"{name}: is a binary file, not a lab script")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refusal(f"{name}: line {line} is not UTF-8 text") from None


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def _neighbour(name: str) -> str | None:
    """A file beside the missing one with nearly the same name."""
    directory, file = os.path.split(name)
    try:
        near = closest(file, [entry.name for entry in os.scandir(directory or ".") if entry.is_file()])
    except OSError:
        return None
    return os.path.join(directory, near) if near else None
