"""What of a machine is compared: in a sandbox all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.lesson.compare.frames import Sequences
    from pingproof.simulator.result import Result
    from pingproof.simulator.state import NetworkState


class Scope:
    """Everything. A scope with less takes the rest away from both sides."""

    def state(self, state: NetworkState) -> NetworkState:
        """What is compared of the tables."""
        return state

    def frames(self, sequences: Sequences) -> Sequences:
        """What is compared of the frames."""
        return sequences

    def result(self, command: str, result: Result) -> Result:
        """What is compared of the text that a command has left."""
        return result


EVERYTHING = Scope()
