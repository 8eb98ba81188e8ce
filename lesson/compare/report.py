"""The report of a verification: frozen values from which the terminal, JSON, JUnit and HTML are made."""

from __future__ import annotations

from enum import IntEnum

from pingproof.lesson.probe.claim import Claim
from pingproof.lesson.probe.outcome import Outcome
from pingproof.simulator.value import value


class Level(IntEnum):
    """The depth of a comparison; each level includes those before it."""

    RESULTS = 1
    PROBES = 2
    FRAMES = 3
    STATE = 4


LEVEL_NAMES = {
    Level.RESULTS: "exit codes and texts",
    Level.PROBES: "probes",
    Level.FRAMES: "frames on every interface",
    Level.STATE: "state after each step",
}


@value
class Difference:
    """A difference of the two sides: the prediction and the kernel's; ``layer`` is the kernel function, if known."""

    level: Level
    stage: int
    line: int
    command: str
    where: str
    predicted: str
    actual: str
    layer: str = ""


@value
class VerifiedProbe:
    """A ping or traceroute: what the lesson claims, what the model said, what the kernel did."""

    stage: int
    line: int
    command: str
    claimed: Claim | None
    predicted: Outcome
    actual: Outcome
    sent: bool = True  # False: only predicted, because it would leave the machine
    claim_binds: bool = True  # False where the stage is played in a world that the lesson does not speak of

    @property
    def claim_holds(self) -> bool:
        """Whether the claim, where there is one, holds for both sides."""
        return self.claimed is None or (self.claimed.holds(self.actual) and self.claimed.holds(self.predicted))

    @property
    def agrees(self) -> bool:
        """Whether prediction and kernel are one, and the claim holds where it binds."""
        return self.predicted == self.actual and (self.claim_holds or not self.claim_binds)


@value
class VerifiedCommand:
    """A command line of a stage, and whether both sides left the same."""

    stage: int
    line: int
    command: str
    agrees: bool
    seconds: float


@value
class LevelResult:
    """A level's comparison: the count of things compared and the differences; ``note`` says what limits it."""

    level: Level
    compared: int
    differences: tuple[Difference, ...] = ()
    note: str = ""

    @property
    def agrees(self) -> bool:
        """Whether nothing differed."""
        return not self.differences


@value
class StageReport:
    """One stage's verification."""

    stage: int
    probes: tuple[VerifiedProbe, ...]
    commands: tuple[VerifiedCommand, ...]
    levels: tuple[LevelResult, ...]
    seconds: float
    waited: float

    @property
    def agrees(self) -> bool:
        """Whether every level agrees and every claim holds."""
        return all(level.agrees for level in self.levels) and all(probe.agrees for probe in self.probes)


@value
class Report:
    """The report on all stages verified; ``kernel`` is the kernel's release."""

    stages: tuple[StageReport, ...]
    level: Level
    kernel: str
    rootless: bool
    on_host: bool = False
    not_modelled: tuple[str, ...] = ()  # on the host: what is there that no prediction takes into account
    left_alone: tuple[str, ...] = ()  # on the host: what somebody else has made or set meanwhile

    @property
    def agrees(self) -> bool:
        """Whether every stage agrees."""
        return all(stage.agrees for stage in self.stages)

    @property
    def exit_code(self) -> int:
        """The exit code: 0 when all agree, 1 when something differs."""
        return 0 if self.agrees else 1

    def level_total(self, level: Level) -> LevelResult:
        """A level's results over all stages."""
        results = [result for stage in self.stages for result in stage.levels if result.level is level]
        differences = tuple(difference for result in results for difference in result.differences)
        notes = dict.fromkeys(result.note for result in results if result.note)
        return LevelResult(level, sum(result.compared for result in results), differences, "; ".join(notes))
