"""Every command of the language has somebody who carries it out on the kernel."""

from __future__ import annotations

from typing import get_args

import pytest

from pingproof.executor.carry_out import carries_out
from pingproof.executor.tools.all_tools import TOOLS
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.address.words import AddressCommand
from pingproof.simulator.tools.ip.link.words import LinkCommand
from pingproof.simulator.tools.ip.neighbour.words import NeighbourCommand
from pingproof.simulator.tools.ip.netns.words import NetnsCommand
from pingproof.simulator.tools.ip.route.words import RouteCommand
from pingproof.simulator.tools.ip.rule.words import RuleCommand


def test_every_command_is_carried_out() -> None:
    assert TOOLS
    assert set(carries_out.functions) == set(get_args(Command))


@pytest.mark.parametrize(
    "actions", [NetnsCommand, LinkCommand, AddressCommand, RouteCommand, RuleCommand, NeighbourCommand]
)
def test_every_action_of_ip_is_carried_out(actions: type) -> None:
    assert TOOLS
    assert set(get_args(actions)) <= set(carries_out_action.functions)
