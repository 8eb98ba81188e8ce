"""A fate's record: what is known of one way in which a packet can end.

``DropReason`` holds the drops, ``packet_fates.End`` the ends that are no drop; both are enums of such records. From a
record come the line of a tracer (``kernel_name``), the page ``docs/packet-fates.md`` and the tests of the labs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Self

from pingproof.simulator.value import value

NOT_SPECIFIED = "NOT_SPECIFIED"
"""What a tracer shows where the kernel gives no reason."""
CONSUMED = ""
"""No drop in the kernel's eyes: the packet counts as used up (``consume_skb``), or is never made."""


@value
class Record:
    """One fate told: its code, its exact condition and the kernel functions that decide it, as the journal calls them.

    ``kernel`` is what a tracer shows after ``SKB_DROP_REASON_``, and ``kernel_there`` what it shows in the functions
    that use another name. ``lab`` says whether a lab, ``tests/corpus/fates/CODE.sh``, can show the fate.
    """

    code: str
    condition: str
    functions: tuple[str, ...]
    kernel: str = CONSUMED
    kernel_there: Mapping[str, str] = field(default_factory=dict)
    lab: bool = True


class Fate(Enum):
    """Base of the closed sets of fates: a member is written as its record, and its value is the record's code."""

    _value_: str
    record: Record

    def __new__(cls, record: Record) -> Self:
        """Make a member of its record."""
        member = object.__new__(cls)
        member._value_ = record.code
        member.record = record
        return member
