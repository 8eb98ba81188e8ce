"""``bridge`` (bridge(8)) and ``brctl`` (brctl(8))."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.language.ip_link import BridgePortArguments


@dataclass(frozen=True, slots=True)
class BridgeToolOptions:
    """``bridge``'s own options."""

    netns: str | None = None
    details: bool = False
    statistics: bool = False
    json: bool = False
    pretty: bool = False
    oneline: bool = False


@dataclass(frozen=True, slots=True)
class BridgeLinkShow:
    """``bridge link [show] [dev NAME] [master BRIDGE]``."""

    device: str | None = None
    master: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeLinkSet:
    """``bridge link set dev NAME …``."""

    device: str
    arguments: BridgePortArguments


@dataclass(frozen=True, slots=True)
class BridgeFdbShow:
    """``bridge fdb [show] [br BRIDGE] [brport PORT] [dev NAME] [dynamic|static|permanent]``."""

    bridge: str | None = None
    port: str | None = None
    device: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeFdbChange:
    """``bridge fdb add|append|replace|del MAC dev NAME [master|self] [local|permanent|static|dynamic] …``."""

    verb: str
    mac: str
    device: str
    master: bool = False
    own: bool = False  # "self"
    state: str | None = None  # "permanent" ("local"), "static", "dynamic"
    sticky: bool = False
    vlan: int | None = None
    remote: str | None = None  # vxlan: "dst ADDRESS"


@dataclass(frozen=True, slots=True)
class BridgeFdbFlush:
    """``bridge fdb flush dev NAME``."""

    device: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BridgeVlanShow:
    """``bridge vlan [show]``."""

    device: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeMdbShow:
    """``bridge mdb [show]``."""

    device: str | None = None


BridgeAction = (
    BridgeLinkShow | BridgeLinkSet | BridgeFdbShow | BridgeFdbChange | BridgeFdbFlush | BridgeVlanShow | BridgeMdbShow
)


@dataclass(frozen=True, slots=True)
class Bridge:
    """One ``bridge`` command."""

    action: BridgeAction
    options: BridgeToolOptions = BridgeToolOptions()


@dataclass(frozen=True, slots=True)
class Brctl:
    """``brctl VERB ARGUMENT…``: addbr, delbr, addif, delif, show, showmacs, showstp, hairpin, stp, setageing …"""

    verb: str
    arguments: tuple[str, ...] = ()
