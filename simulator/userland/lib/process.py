"""A process of a namespace: it lives from ``start`` until it has an exit code, and writes lines meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.result import Result

SOFTIRQ_LIMIT = 1 * MILLISECOND
"""A program runs only when the kernel is done with a packet or a tick and with all that they set off; after so long it
runs in any case (``kernel/softirq.c``: MAX_SOFTIRQ_TIME is 2 ms)."""


@dataclass(slots=True, eq=False)
class Process:
    """What every program has. ``wake`` says that one of its sockets can be read; timers call methods of its own."""

    namespace: NetNamespace
    pid: int
    output: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    exit_code: int | None = None

    @property
    def network(self) -> Network:
        """The network the process runs in."""
        return self.namespace.network

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.exit_code is None

    def kernel_is_busy(self, waited: int) -> bool:
        """Whether something is on a cable, whose arrival comes before any program; no program waits for ever (ns)."""
        from pingproof.simulator.linux.core.dev import CABLE_LATENCY

        due = self.network.clock.next_due()
        return due is not None and due <= self.network.clock.now + CABLE_LATENCY and waited < SOFTIRQ_LIMIT

    def start(self) -> None:
        """Begin; called once."""

    def wake(self) -> None:
        """A socket of this process can be read."""

    def interrupt(self) -> None:
        """SIGINT: what ^C does."""
        self.exit(130)

    def write(self, text: str) -> None:
        """Standard output (line ends included)."""
        self.output.append(text)

    def write_error(self, text: str) -> None:
        """Standard error (line ends included)."""
        self.errors.append(text)

    def exit(self, code: int) -> None:
        """End. Who opened a socket closes it; a namespace without name ends with its last process."""
        from pingproof.simulator.linux.core.namespace_cleanup import put_net

        self.exit_code = code
        put_net(self.namespace)

    def result(self) -> Result:
        """What it has left on the terminal so far; exit code 0 while it runs."""
        from pingproof.simulator.result import Result

        return Result(self.exit_code or 0, "".join(self.output), "".join(self.errors))


def new_pid(network: Network) -> int:
    """The number of the next process of the machine."""
    pid = network.next_pid
    network.next_pid += 1
    return pid
