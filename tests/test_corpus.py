"""One corpus of scripts, two networks: what the real kernel printed, and what the simulator predicts.

Beside each ``NAME.sh`` under ``tests/corpus`` stands ``NAME.recorded.json``: what the tools of Debian 12 printed on
Linux 6.18, command by command. A lab agrees when every command agrees in exit code, standard output and standard error.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from pingproof.lesson.fuzz.agreement import Answer, comparable, macs_of
from pingproof.lesson.play.world import build_world
from pingproof.simulator.network import Network
from pingproof.simulator.shell.interpreter import play
from tests.known_disagreements import KNOWN_DISAGREEMENTS

CORPUS = Path(__file__).parent / "corpus"
LABS = sorted(Path(str(path).removesuffix(".recorded.json")) for path in CORPUS.rglob("*.recorded.json"))


def _name(lab: Path) -> str:
    return str(lab.relative_to(CORPUS))


@pytest.fixture(scope="session")
def world() -> Network:
    """The tutorial's world, built once; each lab plays in a copy."""
    network = build_world()
    network.journal.listening = False
    return network


@pytest.mark.parametrize("lab", LABS, ids=_name)
def test_the_simulator_prints_what_linux_printed(lab: Path, world: Network) -> None:
    differences = _differences(lab, world.copy())
    name = _name(lab)
    known = {line for line in differences if f"{name}:{line}" in KNOWN_DISAGREEMENTS}
    agreeing = {key for key in KNOWN_DISAGREEMENTS if key.startswith(f"{name}:")} - {f"{name}:{line}" for line in known}
    if agreeing:
        pytest.fail(f"these agree, take them out of KNOWN_DISAGREEMENTS: {sorted(agreeing)}", pytrace=False)
    unknown = [text for line, text in differences.items() if line not in known]
    if unknown:
        pytest.fail("\n".join(unknown), pytrace=False)


def test_every_known_disagreement_is_in_the_corpus() -> None:
    assert {key.partition(":")[0] for key in KNOWN_DISAGREEMENTS} <= {_name(lab) for lab in LABS}


def _differences(lab: Path, network: Network) -> dict[int, str]:
    """A diff for each line that disagrees; lines that two recordings disagreed about are left out."""
    script = Path(f"{lab}.sh").read_text(encoding="utf-8")
    known_macs = macs_of(script)
    predicted = {played.line: played.result for played in play(script, network)}
    differences = {}
    for real in json.loads(Path(f"{lab}.recorded.json").read_text(encoding="utf-8")):
        if real.get("unstable"):
            continue
        line, command = real["line"], real["command"]
        result = predicted.get(line)
        if result is None:
            differences[line] = f"{lab.name}.sh:{line}: {command}: not played"
            continue
        answer = Answer(
            line=line, command=command, exit_code=result.exit_code, stdout=result.stdout, stderr=result.stderr
        )
        linux, simulated = _lines(comparable(real, known_macs)), _lines(comparable(answer, known_macs))
        if linux != simulated:
            diff = difflib.unified_diff(linux, simulated, "linux", "simulated", lineterm="")
            differences[line] = "\n".join([f"{lab.name}.sh:{line}: {command}", *diff])
    return differences


def _lines(comparable_answer: tuple[int | None, str, str]) -> list[str]:
    exit_code, stdout, stderr = comparable_answer
    return [f"exit code {exit_code}", *stdout.splitlines(), *(f"stderr: {line}" for line in stderr.splitlines())]
