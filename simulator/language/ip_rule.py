"""``ip rule`` (ip-rule(8))."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network


@dataclass(frozen=True, slots=True)
class RuleSelector:
    """What ``ip rule add`` and ``del`` say; None where unsaid. ``table`` and ``action`` as typed."""

    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    input_device: str | None = None
    output_device: str | None = None
    fwmark: int | None = None
    fwmask: int | None = None
    tos: int | None = None
    priority: int | None = None
    table: str | None = None
    action: str | None = None  # "blackhole", "prohibit", "unreachable"
    inverted: bool = False
    suppress_prefix_length: int | None = None


@dataclass(frozen=True, slots=True)
class RuleAdd:
    """``ip rule add SELECTOR ACTION``."""

    selector: RuleSelector


@dataclass(frozen=True, slots=True)
class RuleDelete:
    """``ip rule del …``."""

    selector: RuleSelector


@dataclass(frozen=True, slots=True)
class RuleFlush:
    """``ip rule flush``."""


@dataclass(frozen=True, slots=True)
class RuleShow:
    """``ip rule [show]``."""


RuleCommand = RuleAdd | RuleDelete | RuleFlush | RuleShow
