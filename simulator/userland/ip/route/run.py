"""``ip route``: the actions, each carried out by a file of its own (iproute2/ip/iproute.c:do_iproute())."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.route.get_words import RouteGet
from pingproof.simulator.tools.ip.route.show_words import RouteFlush, RouteShow
from pingproof.simulator.tools.ip.route.words import RouteChange, RouteCommand
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions


@carries_out_action(*get_args(RouteCommand))
def run(namespace: NetNamespace, command: RouteCommand, options: IpOptions) -> Result:
    """Carry out an ``ip route`` command in a namespace."""
    match command:
        case RouteChange():
            from pingproof.simulator.userland.ip.route.change import change

            return answer(change, namespace, command)
        case RouteFlush():
            from pingproof.simulator.userland.ip.route.show import flush

            return answer(flush, namespace, command.selection, options)
        case RouteShow():
            from pingproof.simulator.userland.ip.route.show import show

            return answer(show, namespace, command, options)
        case RouteGet():
            from pingproof.simulator.userland.ip.route.get import get

            return get(namespace, command, options)
