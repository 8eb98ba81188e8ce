"""What a command leaves on a terminal: the same type from the simulator and from the kernel."""

from __future__ import annotations

from pingproof.simulator.value import value


@value
class Result:
    """Exit code and the text of both streams, line ends included."""

    exit_code: int = 0
    stdout: str = ""
    stderr: str = ""

    @property
    def ok(self) -> bool:
        """Whether the command succeeded."""
        return self.exit_code == 0
