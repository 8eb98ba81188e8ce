"""``traceroute`` as Dmitry Butskoy's 2.1.2 does it (Debian 12): UDP probes to rising ports, or ICMP echoes with -I.

The loop (``do_it``) walks the probes from the first unprinted one: prints finished ones, sends until ``-N`` are under
way, and sleeps in ``poll`` until a socket can be read or the first probe expires. With UDP each probe has a socket of
its own; with ICMP all probes share one, from which each ``poll`` reads one message.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.linux.core.dev import CABLE_LATENCY
from pingproof.simulator.tools.lib.resolver import TRY_AGAIN, look_up, name_of
from pingproof.simulator.tools.traceroute.text import probe_text, shows_address
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.userland.lib.name_query import NameQuery, reverse_name
from pingproof.simulator.userland.lib.process import Process, new_pid
from pingproof.simulator.userland.traceroute.probe import Patience, Probe, settle_expired, timeout
from pingproof.simulator.userland.traceroute.sockets import CallFailed, ProbeSockets

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


class TracerouteProcess(Process):
    """A running ``traceroute``; ``printed`` and ``end`` bound the probes still to print."""

    def __init__(self, namespace: NetNamespace, pid: int, command: Traceroute) -> None:
        super().__init__(namespace, pid)
        self.command = command
        self.probes = [Probe() for _ in range(command.max_ttl * command.queries)]
        self.sockets = ProbeSockets(self, command, self.probes)
        self.printed = (command.first_ttl - 1) * command.queries
        self.end = len(self.probes)
        self.patience = Patience(int(command.wait * SECOND), command.here, command.near)
        # -z in seconds, from 10 on in milliseconds.
        pause = command.send_wait / 1000 if command.send_wait >= 10 else command.send_wait
        self.pause = int(pause * SECOND)
        self.last_sent = 0
        self.sleep: Timer | None = None
        self.waiting = False
        self.woken = False
        self.sending = False  # a burst of probes is going out
        self.asking = False  # a name query is under way
        self.asked = -1  # the probe for whose name it is, or was

    def start(self) -> None:
        """Resolve the destination, then begin."""
        name = self.command.destination
        address = look_up(name)
        if address is None:
            NameQuery(self, name, 2, self._unresolved)
        else:
            self._run(self._begin, address)

    def _unresolved(self) -> None:
        name = self.command.destination
        self.write_error(f"{name}: {TRY_AGAIN}\n")
        place = self.command.position
        self.write_error(f'Cannot handle "host" cmdline arg `{name}\' on position 1 (argc {place})\n')
        self.exit(2)

    def _begin(self, address: IPv4Address) -> None:
        self.sockets.open(address)
        name, hops, length = self.command.destination, self.command.max_ttl, self.sockets.length
        self.write(f"traceroute to {name} ({address}), {hops} hops max, {length} byte packets")
        self._loop()

    def _run(self, call: Callable[..., object], *arguments: Any) -> None:
        """Go on with the program until it sleeps; a system call that fails ends it."""
        if not self.running:
            return
        try:
            call(*arguments)
        except CallFailed as failure:
            self.write_error(f"\n{failure}\n")
            self._end(1)

    def _end(self, code: int) -> None:
        if self.sleep:
            self.sleep.cancel()
        self.sockets.close()
        self.exit(code)

    def interrupt(self) -> None:
        """Handle SIGINT: nothing more is printed."""
        self._end(130)

    # The loop: do_it().

    def _loop(self) -> None:
        """Print, send and sleep until the last probe that counts is printed."""
        while self.printed < self.end:
            if not self._goes_on(self.network.clock.now):
                return
        self.write("\n")
        self._end(0)

    def _goes_on(self, began: int) -> bool:
        """Walk the probes once; True to walk again at once, False when a timer or socket will call back."""
        due, sent = self._walk(began)
        if self.asking:
            return False
        if sent:
            self.network.clock.after(CABLE_LATENCY, self._run, self._send_on, began, CABLE_LATENCY)
            return False
        if self.sending:
            self.sending = False
            self._has_sent(due)
            return False
        if due is not None and not self.sockets.poll():
            self._sleep_until(due)
            return False
        return True

    def _walk(self, now: int) -> tuple[int | None, bool]:
        """One pass over the probes: the time (ns) of the next one, and whether a probe was sent.

        ``now`` is the time when the pass began: a name query or sending takes time, and does not change what is due.
        A pass ends with each probe sent, and the next one starts anew, for nothing was read meanwhile.
        """
        due: int | None = None
        under_way = 0
        index = self.printed
        while index < self.end:
            # Only the first unprinted probe may expire: lines come out in order, so no other one is urgent.
            if index == self.printed:
                due = self._expire(index, now)
            probe = self.probes[index]
            if probe.done:
                # An answered probe waits until all before it are printed.
                if index == self.printed:
                    if self._must_ask(index, now):
                        return None, False
                    self.write(probe_text(self.probes, index, self.command.queries, self.command.numeric))
                    self.printed += 1
                # The destination has answered, or a router that refuses for good: only its own hop is completed.
                if probe.final:
                    self.end = (index // self.command.queries + 1) * self.command.queries
                index += 1
                continue
            if probe.sent is None:
                # -z: nothing is sent before the pause since the last probe is over.
                if self.pause and self.last_sent + self.pause > now and self.last_sent:
                    return self.last_sent + self.pause, False
                # No room for a packet now: try again when a probe under way is settled.
                if not self.sockets.send(index):
                    return due, False
                self.last_sent = now
                self.sending = True
                return due, True
            if due is None:
                due = (probe.sent or 0) + self._timeout(index)
            under_way += 1
            # -N: later probes wait until one of these is settled.
            if under_way >= self.command.simultaneous:
                break
            index += 1
        return due, False

    def _must_ask(self, index: int, now: int) -> bool:
        """Whether the answerer's name must be queried first, although no name server answers."""
        address = self.probes[index].address
        if self.asked == index:
            self.asked = -1
            return False
        if self.command.numeric or address is None or name_of(address) is not None:
            return False
        if not shows_address(self.probes, index, self.command.queries):
            return False
        self.asking, self.asked = True, index
        NameQuery(self, reverse_name(address), 1, self._asked_in_vain, now)
        return True

    def _asked_in_vain(self, began: int) -> None:
        self.asking = False
        self._run(self._go_on, began)

    def _go_on(self, began: int) -> None:
        if self._goes_on(began):
            self._loop()

    def _send_on(self, began: int, waited: int) -> None:
        """Send the next probe when ``sendto`` returns, after all deliveries within this machine."""
        if self.kernel_is_busy(waited):
            self.network.clock.after(CABLE_LATENCY, self._run, self._send_on, began, waited + CABLE_LATENCY)
        else:
            self._go_on(began)

    def _expire(self, index: int, now: int) -> int | None:
        """Give up the first unprinted probe if its time is over, else return the time (ns) when it will be."""
        probe = self.probes[index]
        if probe.done or probe.sent is None:
            return None
        expiry = probe.sent + self._timeout(index)
        if expiry > now:
            return expiry
        self.sockets.done(probe)
        settle_expired(self.probes, index, self.command.queries)
        return None

    def _timeout(self, index: int) -> int:
        return timeout(self.probes, index, self.command.queries, self.patience)

    # Waiting: poll().

    def _has_sent(self, due: int | None) -> None:
        """Go on after a burst of probes: read the sockets, else sleep."""
        if due is not None and not self.sockets.poll() and due > self.network.clock.now:
            self._sleep_until(due)
        else:
            self._loop()

    def _sleep_until(self, due: int) -> None:
        now = self.network.clock.now
        # poll() counts in milliseconds: rounded up, or it would return before the probe is due.
        wait = -(-max(due - now, 0) // MILLISECOND) * MILLISECOND
        self.waiting = True
        self.sleep = self.network.clock.after(wait, self._slept)

    def _slept(self) -> None:
        self.waiting = False
        self._run(self._loop)

    def wake(self) -> None:
        """Handle a readable socket: the program runs once the kernel has done with the packet."""
        if self.waiting and not self.woken:
            self.woken = True
            self.network.clock.after(0, self._run, self._read)

    def _read(self) -> None:
        self.woken = False
        if self.waiting and self.sockets.poll():
            self.waiting = False
            if self.sleep:
                self.sleep.cancel()
            self._loop()


@carries_out(Traceroute)
def run(namespace: NetNamespace, command: Traceroute) -> Process:
    """The program, not yet started."""
    return TracerouteProcess(namespace, new_pid(namespace.network), command)
