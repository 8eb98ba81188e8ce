"""Two networks as one: every command is carried out on the simulator and in the kernel, at the same time.

The simulator goes first, and the kernel's devices are given the simulator's random MAC addresses, so that a bridge
takes the same port's address on both sides. A bridge would keep an address given to it, and therefore draws its own.

Time is kept together. Before a command the simulator's clock is moved to real time, or real time waits for the
simulator's clock: a timer of seconds (a neighbour's, an FDB entry's) ends between the same two commands on both sides.
Only the world is built in a hurry, before a lab begins: none of its timers matters yet.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pingproof.executor.sandbox.kernel_network import KernelNetwork, KernelProgram
from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.network import Network
from pingproof.simulator.result import Result
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.ip.link.kinds import VethOptions
from pingproof.simulator.tools.ip.link.words import LinkAdd
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.shell.interpreter import Shell
    from pingproof.simulator.tools.command import Command
    from pingproof.simulator.userland.lib.process import Process

REQUEST_TIME = MILLISECOND
"""The duration of a command on both sides (ns): no tool is started, a request to the kernel is answered sooner."""


@value
class Compared:
    """A command's line and its results on both sides. ``began`` is the time of both clocks (ns)."""

    line: int
    command: Command
    began: int
    predicted: Result
    actual: Result
    sent: bool = True  # False: a probe that was only predicted; ``actual`` is the prediction


@dataclass(slots=True, eq=False)
class TwinProgram:
    """A program that is running, on both sides or on one."""

    line: int
    command: Command
    began: int
    predicted: Process | Result
    actual: KernelProgram | Result

    @property
    def running(self) -> bool:
        """Whether the program is running in the kernel."""
        return isinstance(self.actual, KernelProgram) and self.actual.running


@dataclass(slots=True, eq=False)
class Twin:
    """Both networks as a shell's one network; the shell is given the kernel's results."""

    simulated: Network
    kernel: KernelNetwork
    shell: Shell | None = None
    compared: list[Compared] = field(default_factory=list)
    started: int = field(default_factory=time.monotonic_ns)
    hurried: bool = False

    def __post_init__(self) -> None:
        self.simulated.command_time = REQUEST_TIME

    def start(self, command: Command) -> TwinProgram | Result:
        """Begin a command on both sides."""
        self.meet()
        line = self.shell.line if self.shell is not None else 0
        began = self.simulated.clock.now
        # The simulator first: it draws the MAC addresses, which the kernel is then told.
        before = _devices(self.simulated)
        predicted = self.simulated.start(command)
        made = [device for device in _devices(self.simulated) if device not in before]
        actual = self.kernel.start(with_addresses(command, made))
        program = TwinProgram(line, command, began, predicted, actual)
        if isinstance(predicted, Result) and isinstance(actual, Result):
            return self._note(program, predicted, actual)
        return program

    def wait(self, program: TwinProgram) -> Result:
        """Wait for a program on both sides."""
        predicted, actual = program.predicted, program.actual
        return self._note(
            program,
            predicted if isinstance(predicted, Result) else self.simulated.wait(predicted),
            actual if isinstance(actual, Result) else self.kernel.wait(actual),
        )

    def meet(self) -> None:
        """Bring both clocks to the same time; when ``hurried`` by counting the elapsed time as more."""
        elapsed = time.monotonic_ns() - self.started
        # The kernel took longer: the model's timers catch up. Else the kernel waits, or the time is counted as passed.
        if elapsed > self.simulated.clock.now:
            self.simulated.clock.run_until(elapsed)
        elif self.hurried:
            self.started -= self.simulated.clock.now - elapsed
        else:
            time.sleep((self.simulated.clock.now - elapsed) / 1e9)

    def hide_names(self) -> None:
        """Hide the namespaces so far from ``ip netns`` on both sides."""
        self.simulated.hide_names()
        self.kernel.hide_names()

    def _note(self, program: TwinProgram, predicted: Result, actual: Result) -> Result:
        self.compared.append(Compared(program.line, program.command, program.began, predicted, actual))
        return actual


def _devices(network: Network) -> list[Device]:
    return [device for namespace in network.namespaces.values() for device in namespace.devices.values()]


def with_addresses(command: Command, made: list[Device]) -> Command:
    """The command with the MAC addresses of the devices it has ``made`` on the simulator.

    >>> from pingproof.simulator.shell.line import parse_line
    >>> command = parse_line("ip link add br0 type bridge")
    >>> with_addresses(command, []) == command
    True
    """
    match command:
        case Ip(action=NetnsExec(command=inside) as action):
            return replace(command, action=replace(action, command=with_addresses(inside, made)))
        # A bridge is given none: it must take over its ports' addresses, and one that was set stays.
        case Ip(action=LinkAdd(kind=DeviceKind.VETH) as action) if len(made) == 2:
            return replace(command, action=_veth_with_addresses(action, made))
        case Ip(action=LinkAdd(kind=DeviceKind.DUMMY, attributes=attributes) as action) if len(made) == 1:
            if attributes.address is None:
                attributes = replace(attributes, address=made[0].address)
            return replace(command, action=replace(action, attributes=attributes))
    return command


def _veth_with_addresses(action: LinkAdd, made: list[Device]) -> LinkAdd:
    own, peer = _ends(action, made)
    options = action.options if isinstance(action.options, VethOptions) else VethOptions()
    attributes = action.attributes
    if attributes.address is None:
        attributes = replace(attributes, address=own.address)
    if options.peer.address is None:
        options = replace(options, peer=replace(options.peer, address=peer.address))
    return replace(action, attributes=attributes, options=options)


def _ends(action: LinkAdd, made: list[Device]) -> tuple[Device, Device]:
    """The device itself and its peer, told apart by their names, or else by their namespaces."""
    options = action.options if isinstance(action.options, VethOptions) else VethOptions()
    first, second = made
    if first.name != second.name:
        is_first = first.name == action.name or (action.name is None and second.name == options.peer_name)
    else:
        wanted = action.attributes.netns
        is_first = first.namespace.name == wanted if wanted else second.namespace.name == options.peer.netns
    if action.name is None and options.peer_name is None:
        # The kernel names the peer first (net/core/veth.c:veth_newlink()).
        is_first = first.ifindex > second.ifindex
    return (first, second) if is_first else (second, first)
