"""The machine itself beside its simulation, which began in the machine's own state.

Two things differ from a sandbox. The kernel's numbers of new devices depend on all devices the machine ever had; so the
kernel makes a device first, and the simulator makes it with the same number. And a probe of the outside is predicted on
a copy and not sent, unless the user has allowed it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING, cast

from pingproof.executor.host.server import LinksMade
from pingproof.executor.host.unwrap import unwrap, with_action
from pingproof.lesson.compare.twin import Compared, Twin, TwinProgram
from pingproof.lesson.host.outside import assume_outside, let_answer
from pingproof.simulator.journal import Decision
from pingproof.simulator.result import Result
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.ip.link.words import LinkAdd, VethOptions
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.traceroute.words import Traceroute

if TYPE_CHECKING:
    from pingproof.lesson.host.uplink import Uplink
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.command import Command

_LOOPBACK = IPv4Network("127.0.0.0/8")


@dataclass(slots=True, eq=False)
class HostTwin(Twin):
    """The machine and its simulation as one: ``foreign`` devices were there before, ``networks`` are the lab's."""

    uplink: Uplink | None = None
    send_outside: bool = False
    foreign: frozenset[str] = frozenset()
    networks: tuple[IPv4Network, ...] = ()

    def start(self, command: Command) -> TwinProgram | Result:
        """Begin a command on both sides, or a probe of the outside on one."""
        inner, namespace = unwrap(command)
        match inner:
            case Ip(action=LinkAdd() as action) if not namespace:
                return self._make_links(command, action)
            case Ping(destination=destination) | Traceroute(destination=destination) if not self.send_outside:
                predicted = self._if_outside(command, destination)
                if predicted is not None:
                    return predicted
        return super(HostTwin, self).start(command)

    def _make_links(self, command: Command, action: LinkAdd) -> Result:
        """Make devices in the kernel first, then on the simulator with the kernel's numbers."""
        self.meet()
        drawn = _with_macs(action, self.simulated)
        began = self.simulated.clock.now
        # The kernel first, otherwise than in a sandbox: the machine has numbers in use that the simulator cannot
        # foresee.
        actual = self.kernel.start(with_action(command, drawn))
        assert isinstance(actual, Result)
        numbers = {name: ifindex for ifindex, name in cast("tuple[tuple[int, str], ...]", self._links_made())}
        predicted = self.simulated.start(with_action(command, _with_numbers(drawn, numbers)))
        assert isinstance(predicted, Result)
        line = self.shell.line if self.shell is not None else 0
        return self._note(TwinProgram(line, command, began, predicted, actual), predicted, actual)

    def _links_made(self) -> object:
        # only host mode's process answers this one, so it is not among every sandbox's requests
        return self.kernel.sandbox.ask(LinksMade())  # type: ignore[arg-type]

    def _if_outside(self, command: Command, destination: str) -> Result | None:
        """The prediction of a probe of the outside; None for one within the machine."""
        address = look_up(destination)
        self.meet()
        # On a copy with the outside assumed: the probe must not teach the twin what the machine never saw.
        copy = self.simulated.copy()
        assume_outside(copy, self.uplink)
        if address is not None and self.uplink is not None:
            let_answer(copy, address, self.uplink)
        copy.journal.events.clear()
        copy.journal.listening = True
        predicted = copy.run(command)
        leaves = any(
            event.decision is Decision.TRANSMIT and not event.namespace and event.device in self.foreign - {"lo"}
            for event in copy.journal.events
        )
        if address is not None and not leaves and self._is_inside(address):
            return None
        line = self.shell.line if self.shell is not None else 0
        self.compared.append(Compared(line, command, self.simulated.clock.now, predicted, predicted, sent=False))
        return predicted

    def _is_inside(self, address: IPv4Address) -> bool:
        living = [self.simulated.host, *self.simulated.named.values()]
        local = (each.local for space in living for device in space.devices.values() for each in device.addresses)
        return address in _LOOPBACK or any(address in network for network in self.networks) or address in local


def _with_macs(action: LinkAdd, network: Network) -> LinkAdd:
    """A command with the simulator's random MAC addresses; a bridge gets none, for it takes one of its ports'."""
    if action.kind not in (DeviceKind.VETH, DeviceKind.DUMMY):
        return action
    attributes, options = action.attributes, action.options
    if attributes.address is None:
        attributes = replace(attributes, address=network.random_mac())
    if action.kind is DeviceKind.VETH:
        options = options if isinstance(options, VethOptions) else VethOptions()
        if options.peer.address is None:
            options = replace(options, peer=replace(options.peer, address=network.random_mac()))
    return replace(action, attributes=attributes, options=options)


def _with_numbers(action: LinkAdd, numbers: dict[str, int]) -> LinkAdd:
    """A command with the kernel's numbers of its devices in the host's namespace."""
    attributes, options = action.attributes, action.options
    if attributes.index is None and action.name in numbers:
        attributes = replace(attributes, index=numbers[action.name])
    if isinstance(options, VethOptions) and options.peer.index is None and options.peer_name in numbers:
        options = replace(options, peer=replace(options.peer, index=numbers[options.peer_name]))
    return replace(action, attributes=attributes, options=options)
