"""``struct net``: one network namespace with everything that is its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.sysctl import SysctlTable
from pingproof.simulator.live import live
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.neighbour import NeighbourTable
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.netfilter import Netfilter
    from pingproof.simulator.linux.ipv4.fib import Fib
    from pingproof.simulator.linux.ipv4.icmp import IcmpState
    from pingproof.simulator.linux.ipv4.inet_sock import Socket
    from pingproof.simulator.linux.ipv4.ip_fragment import Reassembly
    from pingproof.simulator.linux.netfilter.nf_conntrack import ConntrackTable
    from pingproof.simulator.network import Network
    from pingproof.simulator.state import Unmodelled


@live
class NetNamespace:
    """A namespace. ``name`` is its name in the journal ("" for the host), whether or not ``ip netns`` lists it.

    ``devices`` is keyed by ifindex, in order of registration; ``nsids`` has the numbers that this namespace has given
    to others, by their ``inode``. ``neighbours`` to ``icmp`` are the layers' own; ``setup_net`` makes them.
    """

    network: Network
    name: str
    inode: int
    devices: dict[int, Device] = field(default_factory=dict)
    next_ifindex: int = 1
    sysctl: SysctlTable = field(default_factory=SysctlTable)
    neighbours: NeighbourTable = field(init=False)
    fib: Fib = field(init=False)
    netfilter: Netfilter = field(init=False)
    conntrack: ConntrackTable = field(init=False)
    reassembly: Reassembly = field(init=False)
    icmp: IcmpState = field(init=False)
    sockets: list[Socket] = field(default_factory=list)
    next_port: int = 0  # how many ports UDP sockets have been given
    nsids: dict[int, int] = field(default_factory=dict)
    unmodelled: tuple[Unmodelled, ...] = ()  # what is in a namespace read from a kernel and not known here
    nameless: bool = False  # its last name was taken away: it ends with its last process
    dead: bool = False

    def device(self, name: str) -> Device | None:
        """``__dev_get_by_name``."""
        return next((device for device in self.devices.values() if device.name == name), None)

    @property
    def loopback(self) -> Device:
        """``net->loopback_dev``: always the first device."""
        return self.devices[1]

    def __repr__(self) -> str:
        return f"<NetNamespace {self.name or 'host'}>"


def _nothing(namespace: NetNamespace) -> None:
    """The empty function: most layers have nothing to undo when a namespace ends."""


@value
class PernetOperations:
    """``struct pernet_operations``: what a layer does when a namespace begins and ends.

    ``exit_rtnl`` of every layer comes before any ``exit``, and of both the last layer's first.
    """

    init: Callable[[NetNamespace], None] = _nothing
    exit_rtnl: Callable[[NetNamespace], None] = _nothing
    exit: Callable[[NetNamespace], None] = _nothing


PERNET: list[PernetOperations] = []
"""The layers in the order in which they registered, those that make devices last (``linux.py``)."""


def setup_net(namespace: NetNamespace) -> None:
    """Make in a new namespace what each layer keeps for it, and its ``lo`` (``setup_net``)."""
    for operations in PERNET:
        operations.init(namespace)


def ops_undo_list(namespace: NetNamespace) -> None:
    """Undo in a namespace that ends what the layers made (``ops_undo_list``)."""
    for operations in reversed(PERNET):
        operations.exit_rtnl(namespace)
    for operations in reversed(PERNET):
        operations.exit(namespace)
