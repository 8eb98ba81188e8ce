"""``-j TRACE``: a report to ``xtables-monitor`` of the rules that a packet matched; not modelled, without effect."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen

EXTENSION = TargetExtension(
    "TRACE",
    Syntax(),
    compile_unseen,
    table="raw",
    examples=("-j TRACE",),
)
