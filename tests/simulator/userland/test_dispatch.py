"""Every command of the language has somebody who carries it out, and words that make it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.address.words import AddressCommand
from pingproof.simulator.tools.ip.link.words import LinkCommand
from pingproof.simulator.tools.ip.neighbour.words import NeighbourCommand
from pingproof.simulator.tools.ip.netns.words import NetnsCommand
from pingproof.simulator.tools.ip.route.words import RouteCommand
from pingproof.simulator.tools.ip.rule.words import RuleCommand
from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.commands import line_of, load_userland, program_of, words_of
from pingproof.simulator.tools.vocabulary.programs import IpObject, Program
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown
from pingproof.simulator.userland.ip.action import carries_out_action

COMMANDS: tuple[type, ...] = get_args(Command)
ACTIONS: tuple[type, ...] = tuple(
    kind
    for actions in (NetnsCommand, LinkCommand, AddressCommand, RouteCommand, RuleCommand, NeighbourCommand)
    for kind in get_args(actions)
)


@pytest.mark.parametrize("kind", COMMANDS)
def test_every_command_is_carried_out(kind: type) -> None:
    if kind not in (Status, Unknown):
        load_userland(kind)
    assert kind in carries_out.functions


@pytest.mark.parametrize("kind", ACTIONS)
def test_every_action_of_ip_is_carried_out(kind: type) -> None:
    load_userland(kind)
    assert kind in carries_out_action.functions


def test_nothing_is_carried_out_that_is_no_command() -> None:
    assert set(carries_out.functions) <= set(COMMANDS)
    assert set(carries_out_action.functions) <= set(ACTIONS)


@pytest.mark.parametrize("kind", COMMANDS + ACTIONS)
def test_every_command_is_printed_back(kind: type) -> None:
    assert (kind in words_of.functions) is not (kind in line_of.functions)


def test_every_program_has_a_command_of_its_own() -> None:
    assert {program_of[kind] for kind in COMMANDS if kind in program_of} == set(Program) - {Program.SH, Program.BASH}
    assert {program_of[kind] for kind in ACTIONS} == set(IpObject)


def test_a_class_is_registered_once() -> None:
    table: ByClass[Callable[[Any], int]] = ByClass()
    table(int)(len)
    with pytest.raises(ValueError, match="int is registered twice"):
        table(int)(len)


TOOLS = Path(__file__).parents[3] / "simulator" / "tools"
NO_TOOLS = {"lib", "vocabulary"}
"""The folders beside the tools' own."""
SILENT = {"ip", "sleep", "timeout", "nsenter"}
"""Tools that print nothing of their own: they wait, or hand on to another."""


def _folders() -> set[str]:
    """The folders with words, as dotted names below ``simulator/tools``."""
    return {".".join(path.parent.relative_to(TOOLS).parts) for path in TOOLS.rglob("words.py")}


def test_every_tool_folder_is_in_the_list() -> None:
    modules = [each.words for each in (*Program, *IpObject) if each not in (Program.SH, Program.BASH)]
    listed = {module.removeprefix("tools.").rpartition(".")[0] for module in modules}
    assert listed == _folders()
    assert {path.name for path in TOOLS.iterdir() if (path / "__init__.py").exists()} - NO_TOOLS == {
        folder.partition(".")[0] for folder in listed
    }


def test_every_tool_has_words_and_what_it_prints() -> None:
    missing = {
        folder
        for folder in _folders() - SILENT
        if not any((TOOLS / folder.replace(".", "/") / name).exists() for name in ("text.py", "run.py"))
    }
    assert missing == set()


def test_a_program_has_one_line_for_its_names() -> None:
    for entries in (Program, IpObject):
        names = [name for each in entries for name in each.names]
        assert len(names) == len(set(names))
        assert all(callable(each.parser()) for each in entries)
