"""``net/bridge/br_private.h``: a bridge, its ports, and the rows of its forwarding table.

Theory of operation. ``NetBridge`` is what the bridge driver keeps beside the bridge's own device (``netdev_priv``),
``NetBridgePort`` what it keeps beside the device of each port (``rx_handler_data``). Both refer to their device,
``dev``, a port to its bridge, ``br``, a bridge to its ports; a device to neither type. ``br_get`` and ``br_port_get``
find them for a device. The settings that a user changes are frozen values of ``simulator/state``, replaced as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.net_device import netdev_priv
from pingproof.simulator.live import live
from pingproof.simulator.state import BridgeOptions, PortOptions
from pingproof.simulator.wire.ethernet import ZERO_ADDRESS

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.state import PortState

PORT_BITS = 10
"""``BR_PORT_BITS``: the low bits of a port's id are its number, those above its priority."""


@dataclass(frozen=True, slots=True, order=True)
class BridgeId:
    """``struct bridge_id``: priority and MAC; the lowest is the root of the spanning tree."""

    priority: int = 0x8000
    address: str = ZERO_ADDRESS


@live
class NetBridgeFdbEntry:
    """``struct net_bridge_fdb_entry``: ``port`` is None for the bridge's own address.

    ``updated`` is when a frame last came from the address, ``used`` when one was last sent there (ns).
    """

    mac: str
    port: NetBridgePort | None
    local: bool = False
    static: bool = False
    sticky: bool = False
    added_by_user: bool = False
    extern_learn: bool = False
    updated: int = 0
    used: int = 0


@live
class NetBridge:
    """``struct net_bridge``: the FDB by MAC (oldest first), the ports as ``br_add_if`` puts them (newest first).

    ``address`` is the MAC in the bridge's id: zero until a port or the user gives one. ``root``, ``root_path_cost``
    and ``root_port`` are what the spanning tree has settled on (``designated_root`` …), ``max_age``, ``hello_time`` and
    ``forward_delay`` (seconds) those of its root; ``options`` has this bridge's own.
    """

    dev: Device
    options: BridgeOptions = field(default_factory=BridgeOptions)
    ports: list[NetBridgePort] = field(default_factory=list)
    fdb: dict[str, NetBridgeFdbEntry] = field(default_factory=dict)
    garbage_collection: Timer | None = None
    mtu_set_by_user: bool = False
    address: str = ZERO_ADDRESS
    root: BridgeId = BridgeId()
    root_path_cost: int = 0
    root_port: NetBridgePort | None = None
    max_age: float = 20
    hello_time: float = 2
    forward_delay: float = 15
    topology_change: bool = False
    topology_change_detected: bool = False
    hello_timer: Timer | None = None
    tcn_timer: Timer | None = None
    topology_change_timer: Timer | None = None
    tso_max_size: int = 65536  # GSO_LEGACY_MAX_SIZE (bytes), until br_set_gso_limits()

    @property
    def id(self) -> BridgeId:
        """``br->bridge_id``."""
        return BridgeId(self.options.priority, self.address)


@live
class NetBridgePort:
    """``struct net_bridge_port``: its settings, and what the spanning tree has recorded of the port's LAN.

    ``designated_port`` is the id, priority included, of the port that serves the LAN; ``designated_age`` the moment
    when the root sent the BPDU that the port received last (ns).
    """

    br: NetBridge
    dev: Device
    options: PortOptions
    designated_root: BridgeId = BridgeId()
    designated_cost: int = 0
    designated_bridge: BridgeId = BridgeId()
    designated_port: int = 0
    designated_age: int = 0
    topology_change_ack: bool = False
    config_pending: bool = False
    forward_delay_timer: Timer | None = None
    message_age_timer: Timer | None = None
    hold_timer: Timer | None = None

    @property
    def state(self) -> PortState:
        """``p->state``."""
        return self.options.state

    @property
    def id(self) -> int:
        """``p->port_id``: priority and number, as BPDUs carry them (``br_make_port_id``)."""
        return self.options.priority << PORT_BITS | self.options.number


def br_priv(device: Device) -> NetBridge:
    """``netdev_priv`` of a bridge's device. Raises TypeError for any other device."""
    return netdev_priv(device, NetBridge)


def br_get(device: Device) -> NetBridge | None:
    """The bridge that a device is; None for a device of another kind (``netif_is_bridge_master``)."""
    private = device.private
    return private if isinstance(private, NetBridge) else None


def br_port_get(device: Device) -> NetBridgePort | None:
    """The port of a device in its bridge; None for a device outside all bridges (``br_port_get_rtnl``)."""
    data = device.rx_handler_data
    return data if isinstance(data, NetBridgePort) else None
