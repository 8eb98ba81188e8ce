"""``-j TCPMSS`` (libxt_TCPMSS.c): the segment size that a SYN announces; the model has no TCP."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension, whole
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen


def _listing(options: Options, numeric: bool) -> str:
    return f" TCPMSS set {options['set-mss']}" if "set-mss" in options else " TCPMSS clamp to PMTU"


EXTENSION = TargetExtension(
    "TCPMSS",
    Syntax(
        (Option("set-mss", 1, whole("TCPMSS", "set-mss", 0, 65515)), Option("clamp-mss-to-pmtu", 0)),
        alternatives=("set-mss", "clamp-mss-to-pmtu"),
        needs="TCPMSS target: At least one parameter is required",
    ),
    compile_unseen,
    _listing,
    examples=("-p tcp -j TCPMSS --clamp-mss-to-pmtu", "-p tcp -j TCPMSS --set-mss 1400"),
)
