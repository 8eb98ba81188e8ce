"""``-j ECN``: TCP's congestion bits; not modelled; mangle only."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import TargetExtension

EXTENSION = TargetExtension(
    "ECN",
    table="mangle",
    examples=("-j ECN --ecn-tcp-remove",),
)
