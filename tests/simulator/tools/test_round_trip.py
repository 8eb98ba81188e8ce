"""A typed command printed as a line, and the line read again, is the same command."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.echo.words import ProcWrite
from pingproof.simulator.tools.vocabulary.parse import format_command, format_words, parse_words
from tests.simulator.tools.strategies import KINDS


@pytest.mark.parametrize("kind", KINDS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(data=st.data())
def test_a_command_printed_and_read_again_is_the_same(kind: str, data: st.DataObject) -> None:
    command = data.draw(KINDS[kind])
    assert parse_line(format_command(command)) == command
    if not isinstance(command, ProcWrite):
        assert parse_words(format_words(command)) == command
