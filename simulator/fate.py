"""The record of a fate, one way in which a packet can end.

``DropReason`` has the records of drops, ``packet_fates.End`` those of ends that are no drop. The page
``docs/packet-fates.md``, the names shown by a tracer and the tests of the labs are made from the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Self

from pingproof.simulator.value import value

NOT_SPECIFIED = "NOT_SPECIFIED"
"""Name shown by a tracer where the kernel gives no reason."""
CONSUMED = ""
"""No name: the packet counts as used up (``consume_skb``) or is never made, and a tracer shows no drop."""


@value
class Record:
    """A fate's code, its exact condition, and the kernel functions that decide it, by their names in the journal.

    ``kernel`` is the name after ``SKB_DROP_REASON_``, and ``kernel_there`` the name in functions with another one.
    ``lab`` is False for a fate without a lab, ``tests/corpus/fates/CODE.sh``.
    """

    code: str
    condition: str
    functions: tuple[str, ...]
    kernel: str = CONSUMED
    kernel_there: Mapping[str, str] = field(default_factory=dict)
    lab: bool = True


class Fate(Enum):
    """Base of the closed sets of fates. A member is made from its record, and its value is the record's code."""

    _value_: str
    record: Record

    def __new__(cls, record: Record) -> Self:
        """Make a member of its record."""
        member = object.__new__(cls)
        member._value_ = record.code
        member.record = record
        return member
