"""A lab in the kernel, alone or beside the simulator: ``lesson play --on sandbox`` and ``lesson play --compare``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pingproof.executor.sandbox.kernel_network import TOOL_TIME, KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.compare.twin import Compared, Twin
from pingproof.lesson.fuzz.agreement import macs_of, named
from pingproof.lesson.play.world import build_world_on
from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import PlayedLine, Shell
from pingproof.simulator.tools.vocabulary.parse import format_command
from pingproof.simulator.value import value


@value
class ComparedLine:
    """A command of a lab on both sides."""

    line: int
    command: str
    predicted: Result
    actual: Result
    agrees: bool


@contextmanager
def kernel_world(world: str | None) -> Iterator[KernelNetwork]:
    """A network of the kernel, in a sandbox, with its world; raises ``SandboxUnavailable``, ``Refusal``."""
    with Sandbox() as sandbox:
        network = KernelNetwork(sandbox, pace=TOOL_TIME)
        build_world_on(network, world)
        yield network


def play_in_sandbox(scripts: Sequence[tuple[str, str]], world: str | None) -> list[tuple[str, list[PlayedLine]]]:
    """Scripts, each (name, text), one after the other on the kernel; raises ``SandboxUnavailable``, ``Refusal``."""
    with kernel_world(world) as network:
        return [(name, Shell(network).play(text)) for name, text in scripts]


def compare_labs(scripts: Sequence[tuple[str, str]], world: str | None) -> list[tuple[str, list[ComparedLine]]]:
    """Scripts on both networks, line by line; raises ``SandboxUnavailable``, ``Refusal``."""
    with Sandbox() as sandbox:
        simulated = Network()
        simulated.journal.listening = False
        twin = Twin(simulated, KernelNetwork(sandbox))
        build_world_on(twin, world)
        found = []
        for name, text in scripts:
            twin.compared.clear()
            twin.shell = Shell(twin)
            twin.shell.play(text)
            known = macs_of(text)
            found.append((name, [_compared_line(each, known) for each in twin.compared]))
        return found


def _compared_line(compared: Compared, known: frozenset[str]) -> ComparedLine:
    command = format_command(compared.command)
    sides = [
        (result.exit_code, named(command, result.stdout, known), named(command, result.stderr, known))
        for result in (compared.predicted, compared.actual)
    ]
    return ComparedLine(compared.line, command, compared.predicted, compared.actual, sides[0] == sides[1])


def show_comparison(terminal: Terminal, lines: Sequence[ComparedLine]) -> None:
    """Print each command with its output, or with both outputs where the sides differ."""
    for line in lines:
        terminal.verbatim(f"# {line.command}", Style.COMMAND)
        if line.agrees:
            terminal.verbatim(line.actual.stdout)
            terminal.verbatim(line.actual.stderr)
            continue
        for label, result in (("predicted", line.predicted), ("actual", line.actual)):
            terminal.write(f"{label} (exit code {result.exit_code}):", Style.BAD)
            terminal.verbatim(result.stdout)
            terminal.verbatim(result.stderr)
    differing = sum(not line.agrees for line in lines)
    summary = f"{differing} of {len(lines)} commands differ" if differing else f"all {len(lines)} commands agree"
    terminal.write(summary, Style.BAD if differing else Style.GOOD)
