"""The whole: namespaces, their devices, the cables between them, and the commands that change them.

>>> from pingproof.simulator.shell.line import parse_line
>>> network = Network()
>>> network.run(parse_line("ip netns add ns1")).exit_code
0
>>> network.run(parse_line("ip netns ls")).stdout
'ns1\\n'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND, SECOND, Clock
from pingproof.simulator.journal import Decision, Event, Journal
from pingproof.simulator.linux import linux as linux  # fills the kernel's tables
from pingproof.simulator.linux.core.link_watch import LinkWatch
from pingproof.simulator.linux.core.neighbour import GC_THRESH3
from pingproof.simulator.linux.core.net_namespace import NetNamespace, setup_net
from pingproof.simulator.linux.core.sk_buff import SkBuff
from pingproof.simulator.result import Result

if TYPE_CHECKING:
    from pingproof.simulator.drop_reason import DropReason
    from pingproof.simulator.image import Image
    from pingproof.simulator.journal import Row
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process
    from pingproof.simulator.wire.ethernet import Frame
    from pingproof.simulator.wire.ipv4 import Ipv4

COMMAND_TIME = 3 * MILLISECOND
"""How long a tool takes to start, work and end (measured: 3 ms for ``ip`` and for ``ip -n``)."""
PATIENCE = 40 * SECOND
"""How long the shell waits for a program that does not end by itself before it interrupts it, as ^C does."""

End = tuple[int, int]
"""One end of a cable: the inode of the namespace that its device lives in, and the device's ifindex."""


@dataclass(eq=False)
class Network:
    """A simulated machine: its initial namespace is ``host``, ``named`` are those that ``ip netns ls`` lists.

    ``namespaces`` holds every living namespace by inode, ``cables`` the end that each end of a cable is joined to. The
    whole as a graph is ``topology.topology(network)``. ``command_time`` (ns) passes with each command.
    """

    clock: Clock = field(default_factory=Clock)
    journal: Journal = field(default_factory=Journal)
    named: dict[str, NetNamespace] = field(default_factory=dict)
    namespaces: dict[int, NetNamespace] = field(default_factory=dict)
    cables: dict[End, End] = field(default_factory=dict)
    processes: list[Process] = field(default_factory=list)
    next_skb: int = 1
    next_inode: int = 4026532000
    next_pid: int = 4000
    next_mac: int = 1
    neighbour_limit: int = GC_THRESH3
    link_watch: LinkWatch = field(default_factory=LinkWatch)
    command_time: int = COMMAND_TIME

    def __post_init__(self) -> None:
        if not self.namespaces:
            self.add_namespace("")

    @property
    def host(self) -> NetNamespace:
        """The initial namespace."""
        return next(iter(self.namespaces.values()))

    def add_namespace(self, name: str) -> NetNamespace:
        """A new namespace with its ``lo`` (``copy_net_ns``); it is not yet listed by ``ip netns``."""
        namespace = NetNamespace(self, name, self.next_inode)
        self.next_inode += 1
        self.namespaces[namespace.inode] = namespace
        setup_net(namespace)
        return namespace

    def plug(self, one: End, other: End) -> None:
        """Join two ends by a cable."""
        self.cables[one] = other
        self.cables[other] = one

    def unplug(self, end: End) -> End | None:
        """Take the cable out of an end: the other end that it had, None without a cable."""
        other = self.cables.pop(end, None)
        if other is not None:
            del self.cables[other]
        return other

    def hide_names(self) -> None:
        """Forget the names of all namespaces so far, which live on: what surrounds a lab is not listed in it."""
        self.named = {}

    def new_skb(
        self, namespace: NetNamespace, packet: Ipv4 | None = None, frame: Frame | None = None, cause: int | None = None
    ) -> SkBuff:
        """A packet's ``SkBuff`` with a number of its own."""
        skb = SkBuff(self.next_skb, namespace, packet, frame, cause=cause)
        self.next_skb += 1
        return skb

    def random_mac(self) -> str:
        """``eth_random_addr``: a locally administered address, the same in every run of the same commands."""
        # An odd multiplier (2^64 by the golden ratio) spreads 1, 2, 3 … over all addresses.
        number = (self.next_mac * 0x9E3779B97F4A7C15) % (1 << 46)
        self.next_mac += 1
        octets = number.to_bytes(6, "big")
        return ":".join(f"{octet:02x}" for octet in (octets[0] & 0xFC | 0x02, *octets[1:]))

    def note(
        self,
        layer: str,
        decision: Decision,
        skb: SkBuff,
        *,
        device: Device | None = None,
        row: Row | None = None,
        led_by: Row | None = None,
        before: Frame | Ipv4 | None = None,
        drop: DropReason | None = None,
    ) -> None:
        """Put a decision about a packet into the journal."""
        # Making an event costs more than most decisions: nothing is made where nobody reads it.
        if not self.journal.listening:
            return
        where = device or skb.device
        self.journal.note(
            Event(
                self.clock.now,
                skb.namespace.name,
                where.name if where else "",
                layer,
                decision,
                skb.frame or skb.packet,
                row,
                led_by,
                before,
                drop,
                skb.id,
                skb.cause,
            )
        )

    def start(self, command: Command, namespace: NetNamespace | None = None) -> Process | Result:
        """Begin a command: the running program, or the result of a tool."""
        from pingproof.simulator.carry_out import run_command

        outcome = run_command(namespace or self.host, command)
        if isinstance(outcome, Result):
            self.clock.run_until(self.clock.now + self.command_time)
            return outcome
        self.processes.append(outcome)
        # Starting takes a program as long as it takes a tool.
        self.clock.run_until(self.clock.now + self.command_time)
        outcome.start()
        return outcome

    def wait(self, process: Process, patience: int = PATIENCE) -> Result:
        """Let time pass until the process ends; after ``patience`` (ns) it is interrupted."""
        deadline = self.clock.now + patience
        while process.running:
            due = self.clock.next_due()
            # Nothing is due that could end it, or not in time.
            if due is None or due > deadline:
                self.clock.run_until(deadline)
                process.interrupt()
                break
            self.clock.step()
        self.processes.remove(process)
        self.clock.run_until(self.clock.now + self.command_time)
        return process.result()

    def run(self, command: Command, namespace: NetNamespace | None = None) -> Result:
        """Carry out a command, as a shell does that waits for it."""
        outcome = self.start(command, namespace)
        return outcome if isinstance(outcome, Result) else self.wait(outcome)

    def copy(self) -> Network:
        """An independent network in the same state, with the same time and journal."""
        return self.image().network()

    def image(self) -> Image:
        """The network as it is now, for many copies of it."""
        from pingproof.simulator.image import image_of

        return image_of(self)
