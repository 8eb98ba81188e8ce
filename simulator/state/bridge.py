"""A bridge, its ports and its forwarding table, as ``ip -d link`` and ``bridge`` list them."""

from __future__ import annotations

from enum import Enum

from pingproof.simulator.value import value


class PortState(Enum):
    """A bridge port's STP state."""

    DISABLED = "disabled"
    LISTENING = "listening"
    LEARNING = "learning"
    FORWARDING = "forwarding"
    BLOCKING = "blocking"


@value
class BridgeOptions:
    """A bridge's own settings that are modelled (``ip -d link show type bridge``); times in seconds."""

    ageing_time: float = 300
    stp_state: bool = False
    forward_delay: float = 15
    hello_time: float = 2
    max_age: float = 20
    priority: int = 32768
    vlan_filtering: bool = False
    mcast_snooping: bool = True
    nf_call_iptables: bool = False
    nf_call_ip6tables: bool = False


@value
class PortOptions:
    """A bridge port's settings (``bridge -d link``)."""

    state: PortState = PortState.DISABLED
    priority: int = 32
    cost: int = 2
    number: int = 1
    hairpin: bool = False
    guard: bool = False
    root_block: bool = False
    fastleave: bool = False
    learning: bool = True
    flood: bool = True
    mcast_flood: bool = True
    bcast_flood: bool = True
    mcast_to_unicast: bool = False
    neigh_suppress: bool = False
    isolated: bool = False
    locked: bool = False


@value
class BridgeStatus:
    """What a bridge's spanning tree has come to: an id is (priority, MAC), a timer the seconds it has left.

    ``tso_max_size`` (bytes) is the lowest of its ports' limits as its last change of ports left it.
    """

    # 32768 is the middle of 16 bits (IEEE 802.1D table 8-4).
    id: tuple[int, str] = (32768, "00:00:00:00:00:00")
    root: tuple[int, str] = (32768, "00:00:00:00:00:00")
    root_port: int = 0
    root_path_cost: int = 0
    topology_change: bool = False
    topology_change_detected: bool = False
    hello_timer: float = 0
    tcn_timer: float = 0
    topology_change_timer: float = 0
    gc_timer: float = 0
    tso_max_size: int = 65536


@value
class PortStatus:
    """The designated bridge of a port's LAN, as the port has learned it.

    ``id`` is priority and number in one; a timer is the seconds left.
    """

    id: int = 0
    designated_root: tuple[int, str] = (0, "")
    designated_cost: int = 0
    designated_bridge: tuple[int, str] = (0, "")
    designated_port: int = 0
    topology_change_ack: bool = False
    config_pending: bool = False
    hold_timer: float = 0
    message_age_timer: float = 0
    forward_delay_timer: float = 0


@value
class FdbEntry:
    """A row of ``bridge fdb``: ``bridge`` is the master, None for a device's own multicast list (``self``)."""

    mac: str
    device: str
    bridge: str | None
    permanent: bool = False
    static: bool = False
    own: bool = False  # "self": the device's own list, not a bridge's
    sticky: bool = False
    extern_learn: bool = False
    vlan: int | None = None

    def __str__(self) -> str:
        """The row as ``bridge fdb`` lists it."""
        words = [self.mac, "dev", self.device]
        if self.vlan is not None:
            words += ["vlan", str(self.vlan)]
        if self.bridge is not None:
            words += ["master", self.bridge]
        marks = {"self": self.own, "permanent": self.permanent, "static": self.static, "sticky": self.sticky}
        return " ".join([*words, *(word for word, said in marks.items() if said)])
