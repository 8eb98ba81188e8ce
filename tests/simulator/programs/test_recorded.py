"""Sessions of the real ping and traceroute on a real kernel, line by line.

Each file is a session: ``$`` a command, ``|`` a line of its output (``>`` one without line end), ``!`` a line of its
errors, ``=`` its exit code when that is not 0. Times are ``T``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from tests.simulator.labs import run

RECORDED = Path(__file__).parent / "recorded"
TIMES = (
    (r"time=[\d.]+ ms", "time=T ms"),
    (r", time \d+ms", ", time Tms"),
    (r"(?m)^rtt .*? ms(, pipe \d+)?(, ipg.*)?$", r"rtt\1"),
    (r"  [\d.]+ ms", "  T ms"),
)


def written(command: str, result: Result) -> str:
    """A command and what it left, as the files have it."""
    text = result.stdout
    for pattern, replacement in TIMES:
        text = re.sub(pattern, replacement, text)
    *lines, rest = text.replace("\b", "\\b").replace("\a", "\\a").split("\n")
    marked = [f"| {line}" for line in lines] + ([f"> {rest}"] if rest else [])
    marked += [f"! {line}" for line in result.stderr.split("\n")[:-1]]
    marked += [f"= {result.exit_code}"] if result.exit_code else []
    return "\n".join([f"$ {command}", *marked]) + "\n"


@pytest.mark.parametrize("session", ["ping", "ping-errors", "traceroute"])
def test_a_session_goes_as_it_was_recorded(session: str) -> None:
    expected = (RECORDED / f"{session}.txt").read_text(encoding="utf-8")
    network = Network()
    network.journal.listening = False
    commands = [line[2:] for line in expected.splitlines() if line.startswith("$ ")]
    played = "".join(written(command, run(network, command)) for command in commands)
    assert played == expected
