"""``nsenter``: another program, in the namespace of a file (util-linux 2.38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out, run_command
from pingproof.simulator.result import Result
from pingproof.simulator.tools.nsenter.words import Nsenter

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.userland.lib.process import Process


@carries_out(Nsenter)
def run(namespace: NetNamespace, command: Nsenter) -> Result | Process:
    """Carry the command out in the namespace whose file in /run/netns is named."""
    inside = None if command.name is None else namespace.network.named.get(command.name)
    if inside is None:
        return Result(1, "", f"nsenter: cannot open {command.path}: No such file or directory\n")
    return run_command(inside, command.command)
