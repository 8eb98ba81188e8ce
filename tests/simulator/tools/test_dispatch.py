"""Every command of the language has somebody who carries it out."""

from __future__ import annotations

from typing import get_args

from simulator.language.command import Command
from simulator.language.ip_address import AddressCommand
from simulator.language.ip_link import LinkCommand
from simulator.language.ip_neighbour import NeighbourCommand
from simulator.language.ip_netns import NetnsCommand
from simulator.language.ip_route import RouteCommand
from simulator.language.ip_rule import RuleCommand
from simulator.tools.dispatch import HANDLERS, IP_TOOLS, TOOLS


def test_every_command_is_one_tools_or_has_a_handler() -> None:
    assert {kind.__name__ for kind in get_args(Command)} == set(TOOLS) | set(HANDLERS)
    assert not set(TOOLS) & set(HANDLERS)


def test_every_action_of_ip_is_one_tools() -> None:
    objects = (NetnsCommand, LinkCommand, AddressCommand, RouteCommand, RuleCommand, NeighbourCommand)
    modules = {kind.__module__.rpartition(".")[2] for actions in objects for kind in get_args(actions)}
    assert modules == set(IP_TOOLS)
