"""``verify``: stages of the course on the simulator and in a sandbox of the kernel, compared at up to four levels."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.lesson.compare import frames, state
from pingproof.lesson.compare.parting import first_parting, frame_text, parting_layer, parting_time
from pingproof.lesson.compare.probes import facts_of
from pingproof.lesson.compare.report import (
    Difference,
    Level,
    LevelResult,
    Report,
    StageReport,
    VerifiedCommand,
    VerifiedProbe,
)
from pingproof.lesson.compare.scope import EVERYTHING, Scope
from pingproof.lesson.compare.twin import Compared, Twin
from pingproof.lesson.fuzz.agreement import macs_of, named
from pingproof.lesson.play.world import build_world_on, is_plain
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.teach.course import LabCommand, Stage, Step, load_stage
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.executor.capture.capture import Recording
    from pingproof.simulator.journal import Event
    from pingproof.simulator.state import NetworkState


SETTLING = 1.1
"""Seconds within which the kernel's random delays end: an IGMP report's is up to 1 s."""


@value
class Captured:
    """A stage's frames on both sides, for capture files: the model's events and the kernel's recording."""

    stage: int
    events: tuple[Event, ...]
    recording: Recording


@dataclass(slots=True)
class Verification:
    """A report and, from level 3 on, the frames behind it."""

    report: Report
    captured: list[Captured] = field(default_factory=list)


def verify(
    numbers: Sequence[int], level: Level = Level.STATE, rootless: bool | None = None, world: str | None = None
) -> Verification:
    """Verify the stages ``numbers`` in a world (None: the tutorial's), playing the stages before them first.

    Raises ``SandboxUnavailable`` where no sandbox can be made or a tool is missing.
    """
    with Sandbox(user_namespace=rootless) as sandbox:
        twin = Twin(Network(), KernelNetwork(sandbox))
        _build_quietly(twin, world)
        verification = verify_stages(twin, numbers, level, load_stage, claims_bind=is_plain(world))
    report = replace(verification.report, rootless=os.geteuid() != 0 or bool(rootless))
    return replace(verification, report=report)


def verify_stages(
    twin: Twin,
    numbers: Sequence[int],
    level: Level,
    load: Callable[[int], Stage],
    *,
    claims_bind: bool,
    scope: Scope = EVERYTHING,
) -> Verification:
    """Verify stages on two networks in the same state; stages before the first are played, not compared."""
    wanted = sorted(set(numbers))
    shell = twin.shell = Shell(twin)
    reports: list[StageReport] = []
    captured: list[Captured] = []
    for number in range(1, wanted[-1] + 1):
        stage = load(number)
        if number not in wanted:
            _play_quietly(twin, shell, stage.script)
            continue
        if level >= Level.FRAMES and not reports:
            twin.kernel.start_capture()
        verified = _StageRun(twin, shell, stage, level, claims_bind, scope)
        reports.append(verified.run())
        if verified.captured is not None:
            captured.append(verified.captured)
    return Verification(Report(tuple(reports), level, os.uname().release, rootless=False), captured)


def _build_quietly(twin: Twin, world: str | None) -> None:
    twin.simulated.journal.listening = False
    twin.hurried = True
    build_world_on(twin, world)
    twin.hurried = False
    twin.simulated.journal.listening = True
    twin.compared.clear()


def _play_quietly(twin: Twin, shell: Shell, script: str) -> None:
    twin.simulated.journal.listening = False
    shell.play(script)
    twin.simulated.journal.listening = True
    twin.compared.clear()


@dataclass(slots=True)
class _StageRun:
    """One stage, while it is verified."""

    twin: Twin
    shell: Shell
    stage: Stage
    level: Level
    claims_bind: bool
    scope: Scope
    probes: list[VerifiedProbe] = field(default_factory=list)
    commands: list[VerifiedCommand] = field(default_factory=list)
    text_differences: list[Difference] = field(default_factory=list)
    probe_differences: list[Difference] = field(default_factory=list)
    state_differences: list[Difference] = field(default_factory=list)
    rows_compared: int = 0
    names: dict[str, str] = field(default_factory=dict)
    marks: list[tuple[int, LabCommand]] = field(default_factory=list)
    captured: Captured | None = None
    waited: float = 0.0

    def run(self) -> StageReport:
        """Play the stage and compare."""
        began = time.monotonic()
        journal = self.twin.simulated.journal
        journal.events.clear()
        # The capture runs through all stages; each takes the frames from its own beginning on.
        capture_since = time.time_ns()
        if self.level >= Level.FRAMES:
            # Devices of earlier stages have other MAC addresses on the other side: both are given the same name.
            self._learn_names(self.twin.kernel.state())
        for step in self.stage.steps:
            self._step(step)
        levels = [
            LevelResult(Level.RESULTS, len(self.commands), tuple(self.text_differences)),
            LevelResult(Level.PROBES, len(self.probes), tuple(self.probe_differences)),
        ]
        if self.level >= Level.FRAMES:
            levels.append(self._frames(capture_since))
        if self.level >= Level.STATE:
            levels.append(LevelResult(Level.STATE, self.rows_compared, tuple(self.state_differences)))
        levels = [result for result in levels if result.level <= self.level]
        return StageReport(
            self.stage.number,
            tuple(self.probes),
            tuple(self.commands),
            tuple(levels),
            time.monotonic() - began,
            self.waited,
        )

    def _step(self, step: Step) -> None:
        for command in step.commands:
            self._command(command)
        if self.level >= Level.FRAMES:
            # After each step the clocks meet: what the kernel's timers did by now, the model's did as well.
            self.twin.meet()
            actual = self.twin.kernel.state()
            self._learn_names(actual)
            if self.level >= Level.STATE:
                self._compare_state(step.commands[-1], actual)

    def _command(self, command: LabCommand) -> None:
        self.twin.meet()
        # For saying of a frame which command was the last one when it was sent.
        self.marks.append((self.twin.simulated.clock.now, command))
        mark = len(self.twin.compared)
        began = time.monotonic()
        self.shell.run(command.text)
        self.shell.finish()
        results = self.twin.compared[mark:]
        # One line may run several commands ("a && b", "a &"): the line agrees when all do.
        agreements = [self._compare_texts(command, result) for result in results]
        seconds = time.monotonic() - began
        self.waited += seconds if command.probe is not None else 0.0
        self.commands.append(VerifiedCommand(self.stage.number, command.line, command.text, all(agreements), seconds))

    def _compare_texts(self, command: LabCommand, result: Compared) -> bool:
        probe = command.probe is not None
        known = macs_of(command.text)
        sides = [self.scope.result(command.text, side) for side in (result.predicted, result.actual)]
        # A probe's own lines have times in them, and are compared by their facts; its complaints are compared as they
        # are.
        predicted, actual = (_comparable(command.text, side, known, complaints_only=probe) for side in sides)
        if predicted != actual:
            self.text_differences.append(self._difference(Level.RESULTS, command, "output", predicted, actual))
        if not probe:
            return predicted == actual
        outcomes = outcome_of(result.predicted), outcome_of(result.actual)
        place = self.stage.number, command.line, command.text, command.claim
        verified = VerifiedProbe(*place, *outcomes, claim_binds=self.claims_bind, sent=result.sent)
        self.probes.append(verified)
        facts = facts_of(result.predicted), facts_of(result.actual)
        if facts[0] != facts[1]:
            texts = str(facts[0]), str(facts[1])
            self.probe_differences.append(self._difference(Level.PROBES, command, "probe", *texts))
        return predicted == actual and verified.agrees and facts[0] == facts[1]

    def _difference(
        self, level: Level, command: LabCommand, where: str, predicted: str, actual: str, layer: str = ""
    ) -> Difference:
        return Difference(level, self.stage.number, command.line, command.text, where, predicted, actual, layer)

    def _learn_names(self, actual: NetworkState) -> None:
        """Name the present MAC addresses: the model's, and those of the kernel alone."""
        for namespace in self.twin.simulated.namespaces.values():
            # Bridges last: one takes over a port's address, which is named after the port on both sides.
            for device in sorted(namespace.devices.values(), key=lambda device: device.kind is DeviceKind.BRIDGE):
                if device.address != "00:00:00:00:00:00":
                    self.names.setdefault(device.address, f"{namespace.name or 'host'}:{device.name}")
        # A bridge's address before its first port is random, so each side has its own.
        for mac, name in state.names_of(actual).items():
            self.names.setdefault(mac, name)

    def _compare_state(self, command: LabCommand, actual: NetworkState) -> None:
        count, differences = self._compared_states(actual)
        if differences:
            # What a timer does at a random moment (a group's report, counted by a rule) is done on both sides then.
            time.sleep(SETTLING)
            self.twin.meet()
            count, differences = self._compared_states(self.twin.kernel.state())
        self.rows_compared += count
        for each in differences:
            where = f"{each.namespace or 'host'}: {each.table}"
            texts = each.predicted or "no such row", each.actual or "no such row"
            self.state_differences.append(self._difference(Level.STATE, command, where, *texts))

    def _compared_states(self, actual: NetworkState) -> tuple[int, list[state.StateDifference]]:
        predicted = state.simulated_state(self.twin.simulated, actual)
        return state.compare(self.scope.state(predicted), self.scope.state(actual), self.names)

    def _frames(self, since: int) -> LevelResult:
        recording = self.twin.kernel.captured(since)
        events = tuple(self.twin.simulated.journal.events)
        self.captured = Captured(self.stage.number, events, recording)
        # Frames carry the time of day; the model's clock began with the twin's.
        # The two system clocks differ by a constant: read together, one is turned into the other.
        started = time.time_ns() - time.monotonic_ns() + self.twin.started
        together = self._traceroutes()
        predicted = frames.predicted_frames(enumerate(events), self.names, together)
        actual = frames.actual_frames(recording, self.names, together, started)
        count, differences = frames.compare(self.scope.frames(predicted), self.scope.frames(actual))
        note = f"the kernel dropped {recording.dropped} frames of the capture" if recording.dropped else ""
        if not differences:
            return LevelResult(Level.FRAMES, count, (), note)
        first = first_parting(differences)
        found = []
        for each in sorted(differences, key=parting_time):
            # Only the first parting has a layer worth naming: the others follow from it.
            layer = parting_layer(each, events) if each is first else ""
            where = f"{each.where}, frame {each.number}"
            texts = frame_text(each.predicted), frame_text(each.actual)
            found.append(self._difference(Level.FRAMES, self._command_at(parting_time(each)), where, *texts, layer))
        return LevelResult(Level.FRAMES, count, tuple(found), note)

    def _traceroutes(self) -> list[tuple[int, int]]:
        """Spans in which probes ran side by side (ns): from each traceroute's beginning to the next command's."""
        ends = [*(when for when, _ in self.marks[1:]), self.twin.simulated.clock.now]
        return [
            (begin, end)
            for (begin, command), end in zip(self.marks, ends, strict=True)
            if isinstance(command.probe, Traceroute)
        ]

    def _command_at(self, when: int) -> LabCommand:
        earlier = [command for mark, command in self.marks if mark <= when]
        return earlier[-1] if earlier else self.marks[0][1]


def _comparable(command: str, result: Result, known: frozenset[str], complaints_only: bool) -> str:
    """Exit code and texts with their random values named; of a probe only standard error."""
    texts = (result.stderr,) if complaints_only else (result.stdout, result.stderr)
    return "\n".join([f"exit {result.exit_code}", *(named(command, text, known) for text in texts)]).rstrip()
