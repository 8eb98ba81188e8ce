"""Every command of the language has somebody who carries it out."""

from __future__ import annotations

from typing import get_args

from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.address.words import AddressCommand
from pingproof.simulator.tools.ip.link.words import LinkCommand
from pingproof.simulator.tools.ip.neighbour.words import NeighbourCommand
from pingproof.simulator.tools.ip.netns.words import NetnsCommand
from pingproof.simulator.tools.ip.route.words import RouteCommand
from pingproof.simulator.tools.ip.rule.words import RuleCommand
from pingproof.simulator.userland.dispatch import HANDLERS, IP_TOOLS, TOOLS


def test_every_command_is_one_tools_or_has_a_handler() -> None:
    assert {kind.__name__ for kind in get_args(Command)} == set(TOOLS) | set(HANDLERS)
    assert not set(TOOLS) & set(HANDLERS)


def test_every_action_of_ip_is_one_tools() -> None:
    objects = (NetnsCommand, LinkCommand, AddressCommand, RouteCommand, RuleCommand, NeighbourCommand)
    modules = {kind.__module__.split(".", 4)[4] for actions in objects for kind in get_args(actions)}
    assert modules == set(IP_TOOLS)
