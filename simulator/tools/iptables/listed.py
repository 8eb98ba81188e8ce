"""What is listed of a chain and of a rule, whoever has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.words import RuleSpecification


class ListedRule(Protocol):
    """A rule and its counters."""

    @property
    def specification(self) -> RuleSpecification: ...
    @property
    def packets(self) -> int: ...
    @property
    def bytes(self) -> int: ...


class ListedChain(Protocol):
    """A chain with the counters of its policy; only a built-in chain has one."""

    @property
    def name(self) -> str: ...
    @property
    def policy(self) -> str | None: ...
    @property
    def rules(self) -> Sequence[ListedRule]: ...
    @property
    def packets(self) -> int: ...
    @property
    def bytes(self) -> int: ...
