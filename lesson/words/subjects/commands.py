"""What the commands themselves say to a learner."""

from __future__ import annotations

from typing import TypedDict

CommandWords = TypedDict(
    "CommandWords",
    {
        "probe": str,
        "claimed": str,
        "predicted": str,
        "agrees": str,
        "yes": str,
        "no": str,
        "left out": str,
        "all agree": str,
        "some differ": str,
        "keys": str,
        "end": str,
        "mend": str,
        "no mend": str,
        "command": str,
        "without it": str,
        "nothing breaks": str,
        "in stage": str,
        "fails": str,
        "and more": str,
        "as before": str,
        "no probe": str,
        "nothing to mend": str,
        "nothing to undo": str,
        "undone": str,
        "shell help": str,
        "leaves out": str,
        "only simulated": str,
    },
)
"""The words of the lectures, of the tables of claims and needs, and of the shell."""
