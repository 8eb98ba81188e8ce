"""A process of a namespace, which runs from ``start`` until there is an exit code, and writes lines meanwhile."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.live import live

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.result import Result

SOFTIRQ_LIMIT = 1 * MILLISECOND
"""Time (ns) after which a program runs although the kernel still works on packets or ticks and their consequences
(``kernel/softirq.c``: MAX_SOFTIRQ_TIME is 2 ms)."""


@live
class Process:
    """The base of every program. ``wake`` is called when one of its sockets can be read; timers call other methods."""

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
        """Whether the process has not ended."""
        return self.exit_code is None

    def kernel_is_busy(self, waited: int) -> bool:
        """Whether a program, having ``waited`` so long (ns), waits on for a frame on a cable to arrive."""
        from pingproof.simulator.linux.core.dev import CABLE_LATENCY

        due = self.network.clock.next_due()
        return due is not None and due <= self.network.clock.now + CABLE_LATENCY and waited < SOFTIRQ_LIMIT

    def start(self) -> None:
        """Begin; called once."""

    def wake(self) -> None:
        """Handle a readable socket of this process."""

    def interrupt(self) -> None:
        """Handle SIGINT (^C)."""
        self.exit(130)

    def write(self, text: str) -> None:
        """Write to standard output (line ends included)."""
        self.output.append(text)

    def write_error(self, text: str) -> None:
        """Write to standard error (line ends included)."""
        self.errors.append(text)

    def exit(self, code: int) -> None:
        """End the process; its sockets are closed by their opener, and its namespace ends if nothing else holds it."""
        from pingproof.simulator.linux.core.namespace_cleanup import put_net

        self.exit_code = code
        put_net(self.namespace)

    def result(self) -> Result:
        """The output so far, with exit code 0 while the process runs."""
        from pingproof.simulator.result import Result

        return Result(self.exit_code or 0, "".join(self.output), "".join(self.errors))


def new_pid(network: Network) -> int:
    """The number of the next process of the machine."""
    pid = network.next_pid
    network.next_pid += 1
    return pid
