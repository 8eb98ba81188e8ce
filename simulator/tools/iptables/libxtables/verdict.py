"""What a rule decides, and the names that ``-j`` has for it."""

from __future__ import annotations

from enum import Enum, auto


class RuleVerdict(Enum):
    """What a rule decides about a packet that it matched (``XT_CONTINUE``, ``NF_ACCEPT`` …)."""

    CONTINUE = auto()
    ACCEPT = auto()
    DROP = auto()
    RETURN = auto()


VERDICTS: dict[str, RuleVerdict] = {
    "ACCEPT": RuleVerdict.ACCEPT,
    "DROP": RuleVerdict.DROP,
    "RETURN": RuleVerdict.RETURN,
}
"""The standard target's names."""
