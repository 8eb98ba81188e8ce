"""``sleep``: a timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.clock import SECOND
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.userland.lib.process import Process, new_pid

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


class SleepProcess(Process):
    """A running ``sleep``: one timer."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Sleep) -> None:
        super().__init__(namespace, pid)
        self.command = command

    def start(self) -> None:
        """Start the timer."""
        self.network.clock.after(round(self.command.seconds * SECOND), self._finish)

    def _finish(self) -> None:
        if self.running:
            self.exit(0)


@carries_out(Sleep)
def run(namespace: NetNamespace, command: Sleep) -> Process:
    """The program, not yet started."""
    return SleepProcess(namespace, new_pid(namespace.network), command)
