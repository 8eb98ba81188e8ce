"""``-j TRACE``: what the packet meets is sent to ``xtables-monitor``, which nobody here runs."""

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
