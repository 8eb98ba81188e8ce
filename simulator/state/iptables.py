"""Chains and rules as ``iptables -S`` lists them."""

from __future__ import annotations

from pingproof.simulator.value import value


@value
class IptablesRule:
    """A rule as ``iptables -S`` lists it (without ``-A CHAIN``) with its counters."""

    specification: str
    packets: int = 0
    bytes: int = 0


@value
class IptablesChain:
    """A chain; ``policy`` is None for a chain of one's own."""

    name: str
    policy: str | None
    rules: tuple[IptablesRule, ...] = ()
    packets: int = 0
    bytes: int = 0
