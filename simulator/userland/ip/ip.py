"""``ip``: into the namespace of ``-n NAME``, and on to the object (iproute2/ip/ip.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out, run_command
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.words import Ip, check_options
from pingproof.simulator.tools.vocabulary.unknown import Unknown
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.netns_name import netns_switch

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.userland.lib.process import Process


@carries_out(Ip)
def run(namespace: NetNamespace, command: Ip) -> Result | Process:
    """Carry out an ``ip`` command. Raises UsageError, KernelError, NotModelled."""
    if command.options.netns is not None:
        namespace = netns_switch(namespace.network, command.options.netns)
    action = command.action
    if isinstance(action, Unknown):
        return run_command(namespace, action)
    check_options(command)
    return carries_out_action.of(action)(namespace, action, command.options)
