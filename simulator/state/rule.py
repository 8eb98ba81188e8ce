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
    # 0 with mark 0: no condition. A mark alone has a mask of all ones.
    fwmask: int = 0
    tos: int = 0
    inverted: bool = False
    protocol: str = "kernel"
    # Answers of this length and shorter are ignored, and the next rule is asked.
    suppress_prefix_length: int | None = None
