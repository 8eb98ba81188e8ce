"""``-j NOTRACK`` (libxt_CT.c, xt_CT.c): the kernel keeps it as CT, as ``-L`` shows and ``-S`` does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.extension import Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.untracked import Untrack

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action


def _compile(options: Options) -> Action:
    return Untrack()


def _listing(options: Options, numeric: bool) -> str:
    return " NOTRACK"


EXTENSION = TargetExtension(
    "NOTRACK",
    Syntax(),
    _compile,
    _listing,
    table="raw",
    listed_name="CT",
    examples=("-j NOTRACK",),
)
