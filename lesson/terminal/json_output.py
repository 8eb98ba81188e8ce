"""JSON on standard output, for a program."""

from __future__ import annotations


def print_json(answer: object) -> None:
    """Print a command's answer as JSON, indented by one, with every character as it is."""
    import json

    print(json.dumps(answer, ensure_ascii=False, indent=1))
