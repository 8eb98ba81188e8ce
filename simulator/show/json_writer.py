"""The JSON of ``ip -j`` and ``bridge -j``, plain or ``-p`` pretty, spaced as iproute2 does (lib/json_writer.c)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def json_text(value: Any, pretty: bool = False) -> str:
    """``value`` as iproute2 writes it, with the line's end.

    >>> json_text([{"dst": "default", "flags": []}])
    '[{"dst":"default","flags":[]}]\\n'
    """
    if not pretty:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n"
    return _pretty(value, 0) + "\n"


def _pretty(value: Any, depth: int) -> str:
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        indent = "\n" + "    " * (depth + 1)
        members = ",".join(f"{indent}{json.dumps(name)}: {_pretty(each, depth + 1)}" for name, each in value.items())
        return "{" + members + "\n" + "    " * depth + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not value:
            return "[ ]"
        return "[ " + ",".join(_pretty(each, depth + 1) for each in value) + " ]"
    return json.dumps(value, ensure_ascii=False)
