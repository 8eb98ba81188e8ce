"""``ip link`` (ip-link(8))."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.state import DeviceKind


@dataclass(frozen=True, slots=True)
class LinkAttributes:
    """What ``ip link add`` and ``set`` may say of a device; None where unsaid."""

    address: str | None = None
    broadcast: str | None = None
    mtu: int | None = None
    netns: str | None = None
    txqueuelen: int | None = None
    up: bool | None = None
    arp: bool | None = None
    multicast: bool | None = None
    allmulticast: bool | None = None
    promisc: bool | None = None
    alias: str | None = None
    group: str | None = None
    master: str | None = None
    nomaster: bool = False
    new_name: str | None = None  # "name NEW" in ``set``
    index: int | None = None  # "index N" in ``add``


@dataclass(frozen=True, slots=True)
class VethOptions:
    """``type veth [peer …]``: ``peer_name`` None lets the kernel choose (veth0, veth1 …)."""

    peer_name: str | None = None
    peer: LinkAttributes = LinkAttributes()


@dataclass(frozen=True, slots=True)
class BridgeArguments:
    """``type bridge …``: centiseconds for times, as the kernel takes them; None where unsaid."""

    ageing_time: int | None = None
    stp_state: int | None = None
    forward_delay: int | None = None
    hello_time: int | None = None
    max_age: int | None = None
    priority: int | None = None
    vlan_filtering: int | None = None
    mcast_snooping: int | None = None
    nf_call_iptables: int | None = None


@dataclass(frozen=True, slots=True)
class BridgePortArguments:
    """``type bridge_slave …`` and the switches of ``bridge link set``: None where unsaid."""

    state: int | None = None
    priority: int | None = None
    cost: int | None = None
    hairpin: bool | None = None
    guard: bool | None = None
    root_block: bool | None = None
    fastleave: bool | None = None
    learning: bool | None = None
    flood: bool | None = None
    mcast_flood: bool | None = None
    bcast_flood: bool | None = None
    mcast_to_unicast: bool | None = None
    neigh_suppress: bool | None = None
    isolated: bool | None = None
    locked: bool | None = None


@dataclass(frozen=True, slots=True)
class OtherOptions:
    """A device type whose options are kept as typed: known to Linux, not modelled here."""

    type: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkAdd:
    """``ip link add [NAME] … type TYPE …``; ``name`` None lets the kernel choose; ``link`` is the device below."""

    name: str | None
    kind: DeviceKind
    attributes: LinkAttributes = LinkAttributes()
    options: VethOptions | BridgeArguments | OtherOptions | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class LinkDelete:
    """``ip link del NAME``."""

    name: str


@dataclass(frozen=True, slots=True)
class LinkSet:
    """``ip link set NAME …``."""

    name: str
    attributes: LinkAttributes = LinkAttributes()
    options: BridgeArguments | BridgePortArguments | OtherOptions | None = None


@dataclass(frozen=True, slots=True)
class LinkShow:
    """``ip link [show] [dev NAME] [up] [master BRIDGE] [type TYPE]``."""

    name: str | None = None
    up: bool = False
    master: str | None = None
    nomaster: bool = False
    type: str | None = None


LinkCommand = LinkAdd | LinkDelete | LinkSet | LinkShow
