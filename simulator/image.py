"""A network as it was at a moment, from which as many independent networks can be made as one likes.

An image is the living objects pickled, without the journal, whose events are frozen and shared. What cannot change
(addresses, rows, enums) is shared as well: it makes up half of a network, and addresses are slow to make. A search that
tries a hundred commands on the same network pickles it once.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING, Any

from pingproof.simulator.journal import Event, Journal
from pingproof.simulator.linux.bridge.br_private import BridgeId
from pingproof.simulator.state import (
    Address,
    BridgeOptions,
    DeviceKind,
    LinkFlag,
    NeighbourState,
    Operstate,
    PortOptions,
    PortState,
    RouteType,
    Rule,
    Scope,
)
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.network import Network

SHARED: tuple[type, ...] = (
    IPv4Address,
    IPv4Network,
    Address,
    Rule,
    BridgeId,
    BridgeOptions,
    PortOptions,
    PortState,
    DeviceKind,
    LinkFlag,
    Operstate,
    Scope,
    RouteType,
    NeighbourState,
)
"""Types whose values can never change, nor anything in them."""


@value
class Image:
    """A network at a moment: its living objects without what is ``shared``, and the events up to then."""

    pickled: bytes
    shared: tuple[object, ...]
    events: tuple[Event, ...]
    listening: bool

    def network(self) -> Network:
        """A network in the state of the image, with its time and journal; nothing changeable is shared."""
        network: Network = _Reader(io.BytesIO(self.pickled), self.shared).load()
        network.journal = Journal(list(self.events), self.listening)
        return network


def image_of(network: Network) -> Image:
    """The network as it is now."""
    journal, network.journal = network.journal, Journal()
    buffer = io.BytesIO()
    writer = _Writer(buffer)
    try:
        writer.dump(network)
    finally:
        network.journal = journal
    return Image(buffer.getvalue(), tuple(writer.shared), tuple(journal.events), journal.listening)


def shared_value(place: int) -> object:
    """The shared value at ``place``, as a pickle names it; the reader looks into its own list instead."""
    raise LookupError(place)


class _Writer(pickle.Pickler):
    """A pickler that writes a place in ``shared`` for each value of a type in ``SHARED``."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self.shared: list[object] = []
        self.dispatch_table: dict[type, Callable[[Any], tuple[Callable[[int], object], tuple[int]]]] = dict.fromkeys(
            SHARED, self._share
        )

    def _share(self, value: object) -> tuple[Callable[[int], object], tuple[int]]:
        self.shared.append(value)
        return shared_value, (len(self.shared) - 1,)


class _Reader(pickle.Unpickler):
    """An unpickler that takes the shared values from their places."""

    def __init__(self, buffer: io.BytesIO, shared: tuple[object, ...]) -> None:
        super().__init__(buffer)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """``shared_value`` is a look into this image's own values; all else is imported as ever."""
        return self._shared.__getitem__ if name == shared_value.__name__ else super().find_class(module, name)
