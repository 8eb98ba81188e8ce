"""``-j NFLOG``: a copy for a logging program. The model has none; options are kept as typed."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import TargetExtension
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen

EXTENSION = TargetExtension(
    "NFLOG",
    None,
    compile_unseen,
    examples=("-j NFLOG --nflog-group 5",),
)
