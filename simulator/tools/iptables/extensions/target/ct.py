"""``-j CT`` (libxt_CT.c, xt_CT.c): what conntrack is to do with a packet. Its options are kept as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.tools.iptables.libxtables.extension import Options, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.untracked import Untrack

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action


def _compile(options: Options) -> Action:
    """Raises ``NotModelled`` for zones, helpers and timeouts."""
    said = set(options) - {"notrack"}
    if said:
        raise NotModelled(f"iptables' target 'CT --{min(said)}'", near="CT --notrack")
    return Untrack()


def _listing(options: Options, numeric: bool) -> str:
    return " CT" + (" notrack" if "notrack" in options else "")


EXTENSION = TargetExtension(
    "CT",
    None,
    _compile,
    _listing,
    table="raw",
    examples=("-j CT --notrack",),
)
