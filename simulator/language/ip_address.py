"""``ip address`` (ip-address(8))."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Interface, IPv4Network


@dataclass(frozen=True, slots=True)
class AddressAdd:
    """``ip addr add ADDRESS[/LEN] [peer …] [broadcast …] [scope …] [label …] dev NAME`` (``replace``/``change`` too).

    ``address`` has prefix length 32 where none was said. ``broadcast`` is ``+``, ``-`` or an address.
    """

    address: IPv4Interface
    device: str
    peer: IPv4Interface | None = None
    broadcast: str | None = None
    scope: str | None = None
    label: str | None = None
    noprefixroute: bool = False
    metric: int | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class AddressDelete:
    """``ip addr del ADDRESS[/LEN] dev NAME``: ``prefix_said`` tells whether a length was typed."""

    address: IPv4Interface
    device: str
    prefix_said: bool = True
    label: str | None = None


@dataclass(frozen=True, slots=True)
class AddressFlush:
    """``ip addr flush [dev NAME] [scope …] [to PREFIX] [label …]``."""

    device: str | None = None
    scope: str | None = None
    to: IPv4Network | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class AddressShow:
    """``ip addr [show] [dev NAME] [up] [master BRIDGE] [type TYPE] [scope …] [to PREFIX]``."""

    device: str | None = None
    up: bool = False
    master: str | None = None
    type: str | None = None
    scope: str | None = None
    to: IPv4Network | None = None


AddressCommand = AddressAdd | AddressDelete | AddressFlush | AddressShow

