"""``-j CHECKSUM`` (libxt_CHECKSUM.c): a checksum that offloading left open is filled in; none is open here."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen


def _listing(options: Options, numeric: bool) -> str:
    return " CHECKSUM fill"


EXTENSION = TargetExtension(
    "CHECKSUM",
    Syntax((Option("checksum-fill", 0),), needs="CHECKSUM target: Parameter --checksum-fill is required"),
    compile_unseen,
    _listing,
    table="mangle",
    examples=("-j CHECKSUM --checksum-fill",),
)
