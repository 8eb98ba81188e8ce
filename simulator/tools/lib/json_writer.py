"""The JSON of ``ip -j`` and ``bridge -j``, plain or ``-p`` pretty, spaced as iproute2 does (lib/json_writer.c)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def json_text(value: Any, pretty: bool = False) -> str:
    """``value`` as iproute2 writes it, with the line's end.

    >>> json_text([{"dst": "default", "flags": []}])
    '[{"dst":"default","flags":[]}]\\n'
    """
    return (_pretty(value, 0) if pretty else _plain(value)) + "\n"


def json_beginning(pretty: bool = False) -> str:
    """The beginning of a list, which is all that is written when the kernel refuses the dump."""
    return "[ " if pretty else "["


class Hundredths(float):
    """A number that is written with two digits behind the point, as ``print_float`` does."""


def _scalar(value: Any) -> str:
    import json

    return f"{value:.2f}" if isinstance(value, Hundredths) else json.dumps(value, ensure_ascii=False)


def _name(name: str) -> str:
    import json

    return json.dumps(name)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_name(name)}:{_plain(each)}" for name, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ",".join(_plain(each) for each in value) + "]"
    return _scalar(value)


def _pretty(value: Any, depth: int) -> str:
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        indent = "\n" + "    " * (depth + 1)
        members = ",".join(f"{indent}{_name(name)}: {_pretty(each, depth + 1)}" for name, each in value.items())
        return "{" + members + "\n" + "    " * depth + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            # jsonw_end_array() leaves the blank that jsonw_start_array() has written.
            return "[ ]"
        return "[ " + ",".join(_pretty(each, depth + 1) for each in value) + " ]"
    return _scalar(value)
