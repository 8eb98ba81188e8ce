"""The compared part of a machine: in a sandbox, everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.lesson.compare.frames import Sequences
    from pingproof.simulator.result import Result
    from pingproof.simulator.state import NetworkState


class Scope:
    """The scope of everything; a narrower scope takes the rest away from both sides."""

    def state(self, state: NetworkState) -> NetworkState:
        """The part of the tables to compare."""
        return state

    def frames(self, sequences: Sequences) -> Sequences:
        """The part of the frames to compare."""
        return sequences

    def result(self, command: str, result: Result) -> Result:
        """The part of a command's text to compare."""
        return result


EVERYTHING = Scope()
