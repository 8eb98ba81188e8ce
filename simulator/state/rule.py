"""Policy rules as ``ip rule`` lists them."""

from __future__ import annotations

from ipaddress import IPv4Network

from pingproof.simulator.value import value


@value
class Rule:
    """A row of ``ip rule``. ``action`` is ``to_table`` or a route type's word (blackhole, prohibit, unreachable)."""

    priority: int
    table: int
    action: str = "to_table"
    source: IPv4Network | None = None
    destination: IPv4Network | None = None
    input_device: str | None = None
    output_device: str | None = None
    fwmark: int = 0
    fwmask: int = 0
    tos: int = 0
    inverted: bool = False
    protocol: str = "kernel"
    suppress_prefix_length: int | None = None
