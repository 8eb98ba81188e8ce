"""``ip``'s own options and the place of its objects: ``ip [OPTIONS] OBJECT …``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.language.ip_address import AddressCommand
    from simulator.language.ip_link import LinkCommand
    from simulator.language.ip_neighbour import NeighbourCommand
    from simulator.language.ip_netns import NetnsCommand
    from simulator.language.ip_route import RouteCommand
    from simulator.language.ip_rule import RuleCommand


@dataclass(frozen=True, slots=True)
class IpOptions:
    """What stands before the object: ``-n NS``, ``-4``, ``-br``, ``-d``, ``-s``, ``-j``, ``-p``, ``-o``, ``-a`` …"""

    netns: str | None = None
    family: str | None = None  # "inet", "inet6", "link"
    brief: bool = False
    details: bool = False
    statistics: int = 0
    json: bool = False
    pretty: bool = False
    oneline: bool = False
    all_namespaces: bool = False
    numeric: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Ip:
    """One ``ip`` command."""

    action: NetnsCommand | LinkCommand | AddressCommand | RouteCommand | RuleCommand | NeighbourCommand
    options: IpOptions = IpOptions()
