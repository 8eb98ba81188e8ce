"""``-j TPROXY``: a socket of this host takes the packet; not modelled; mangle's PREROUTING only."""

from __future__ import annotations

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import TargetExtension

EXTENSION = TargetExtension(
    "TPROXY",
    table="mangle",
    hooks=frozenset({Hook.PREROUTING}),
    examples=("-p tcp -j TPROXY --on-port 3128",),
)
