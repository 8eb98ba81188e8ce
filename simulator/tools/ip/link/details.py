"""What ``ip -d link`` adds: limits, a bridge's settings, a port's (ip/iplink_bridge.c, iplink_bridge_slave.c)."""

from __future__ import annotations

from typing import Any

from pingproof.simulator.state import BridgeOptions, BridgeStatus, DeviceKind, Link, PortOptions, PortStatus
from pingproof.simulator.tools.lib.json_writer import Hundredths

CENTISECONDS = 100
_PROCESSORS = 2
"""A veth has a queue for each processor; this many in the machine that the model stands for."""
_MULTICAST: dict[str, int] = {
    "no_linklocal_learn": 0,
    "mcast_vlan_snooping": 0,
    "mcast_router": 1,
    "mcast_query_use_ifaddr": 0,
    "mcast_querier": 0,
    "mcast_hash_elasticity": 16,
    "mcast_hash_max": 4096,
    "mcast_last_member_count": 2,
    "mcast_startup_query_count": 2,
    "mcast_last_member_interval": 100,
    "mcast_membership_interval": 26000,
    "mcast_querier_interval": 25500,
    "mcast_query_interval": 12500,
    "mcast_query_response_interval": 1000,
    "mcast_startup_query_interval": 3124,
    "mcast_stats_enabled": 0,
    "mcast_igmp_version": 2,
    "mcast_mld_version": 1,
}
"""A bridge's multicast settings, which nobody changes here: the kernel's defaults."""


def bridge_id_text(bridge_id: tuple[int, str]) -> str:
    """Priority in four digits, the MAC's octets without leading zeros, as iproute2 prints an id.

    >>> bridge_id_text((32768, "06:00:00:00:0a:b1"))
    '8000.6:0:0:0:a:b1'
    """
    priority, address = bridge_id
    return f"{priority:04x}." + ":".join(f"{int(octet, 16):x}" for octet in address.split(":"))


def _on(value: bool) -> str:
    return "on" if value else "off"


def _limits(link: Link) -> tuple[int, int]:
    return (0, 0) if link.kind in (DeviceKind.LOOPBACK, DeviceKind.DUMMY) else (68, 65535)


def _queues(link: Link) -> dict[str, int]:
    queues = _PROCESSORS if link.kind is DeviceKind.VETH else 1
    empty_bridge = link.bridge_status is not None and not link.bridge_status.has_ports
    return {
        "numtxqueues": queues,
        "numrxqueues": queues,
        "gso_max_size": 65536,
        "gso_max_segs": 65535,
        "tso_max_size": 65536 if empty_bridge else 524280,
        "tso_max_segs": 65535,
        "gro_max_size": 65536,
    }


def details_text(link: Link, line_break: str, address_family: bool = False) -> str:
    """What follows the addresses; ``ip address`` leaves out what belongs to IPv6."""
    least, most = _limits(link)
    text = f" promiscuity {link.promiscuity}  allmulti {link.allmulti} minmtu {least} maxmtu {most} "
    if link.kind is not DeviceKind.LOOPBACK:
        text += f"{line_break}    {link.kind.value} "
    if link.bridge is not None and link.bridge_status is not None:
        text += _bridge_text(link.bridge, link.bridge_status)
    if link.port is not None and link.port_status is not None:
        text += f"{line_break}    bridge_slave " + _port_text(link.port, link.port_status)
    text += "" if address_family else "addrgenmode eui64 "
    return text + "".join(f"{name} {value} " for name, value in _queues(link).items())


def _bridge_text(options: BridgeOptions, status: BridgeStatus) -> str:
    words = [
        f"forward_delay {round(options.forward_delay * CENTISECONDS)}",
        f"hello_time {round(options.hello_time * CENTISECONDS)}",
        f"max_age {round(options.max_age * CENTISECONDS)}",
        f"ageing_time {round(options.ageing_time * CENTISECONDS)}",
        f"stp_state {options.stp_state:d}",
        f"priority {options.priority}",
        f"vlan_filtering {options.vlan_filtering:d}",
        f"bridge_id {bridge_id_text(status.id)}",
        f"designated_root {bridge_id_text(status.root)}",
        f"root_port {status.root_port}",
        f"root_path_cost {status.root_path_cost}",
        f"topology_change {status.topology_change:d}",
        f"topology_change_detected {status.topology_change_detected:d}",
        f"hello_timer {status.hello_timer:7.2f}",
        f"tcn_timer {status.tcn_timer:7.2f}",
        f"topology_change_timer {status.topology_change_timer:7.2f}",
        f"gc_timer {status.gc_timer:7.2f}",
        "group_fwd_mask 0",
        "group_address 01:80:c2:00:00:00",
        f"mcast_snooping {options.mcast_snooping:d}",
        *(f"{name} {value}" for name, value in _MULTICAST.items()),
        f"nf_call_iptables {options.nf_call_iptables:d}",
        "nf_call_ip6tables 0",
        "nf_call_arptables 0",
    ]
    return " ".join(words) + " "


def _port_text(port: PortOptions, status: PortStatus) -> str:
    words = [
        f"state {port.state.value}",
        f"priority {port.priority}",
        f"cost {port.cost}",
        f"hairpin {_on(port.hairpin)}",
        f"guard {_on(port.guard)}",
        f"root_block {_on(port.root_block)}",
        f"fastleave {_on(port.fastleave)}",
        f"learning {_on(port.learning)}",
        f"flood {_on(port.flood)}",
        f"port_id {status.id:#x}",
        f"port_no {port.number:#x}",
        f"designated_port {status.designated_port}",
        f"designated_cost {status.designated_cost}",
        f"designated_bridge {bridge_id_text(status.designated_bridge)}",
        f"designated_root {bridge_id_text(status.designated_root)}",
        f"hold_timer {status.hold_timer:7.2f}",
        f"message_age_timer {status.message_age_timer:7.2f}",
        f"forward_delay_timer {status.forward_delay_timer:7.2f}",
        f"topology_change_ack {status.topology_change_ack:d}",
        f"config_pending {status.config_pending:d}",
        "proxy_arp off",
        "proxy_arp_wifi off",
        "mcast_router 1",
        f"mcast_fast_leave {_on(port.fastleave)}",
        f"mcast_flood {_on(port.mcast_flood)}",
        f"bcast_flood {_on(port.bcast_flood)}",
        f"mcast_to_unicast {_on(port.mcast_to_unicast)}",
        f"neigh_suppress {_on(port.neigh_suppress)}",
        "group_fwd_mask 0",
        "group_fwd_mask_str 0x0",
        "vlan_tunnel off",
        f"isolated {_on(port.isolated)}",
        f"locked {_on(port.locked)}",
    ]
    return " ".join(words) + " "


def details_json(link: Link, address_family: bool = False) -> dict[str, Any]:
    """The same as ``ip -d -j`` gives it."""
    least, most = _limits(link)
    shown: dict[str, Any] = {
        "promiscuity": link.promiscuity,
        "allmulti": link.allmulti,
        "min_mtu": least,
        "max_mtu": most,
    }
    if link.kind is not DeviceKind.LOOPBACK:
        info: dict[str, Any] = {"info_kind": link.kind.value}
        if link.bridge is not None and link.bridge_status is not None:
            info["info_data"] = _bridge_json(link.bridge, link.bridge_status)
        if link.port is not None and link.port_status is not None:
            info |= {"info_slave_kind": "bridge", "info_slave_data": _port_json(link.port, link.port_status)}
        shown["linkinfo"] = info
    if not address_family:
        shown["inet6_addr_gen_mode"] = "eui64"
    names = {"numtxqueues": "num_tx_queues", "numrxqueues": "num_rx_queues"}
    return shown | {names.get(name, name): value for name, value in _queues(link).items()}


_JSON_NAMES = {
    "mcast_last_member_count": "mcast_last_member_cnt",
    "mcast_startup_query_count": "mcast_startup_query_cnt",
}


def _json_name(name: str) -> str:
    return _JSON_NAMES.get(name, name.replace("_interval", "_intvl"))


def _bridge_json(options: BridgeOptions, status: BridgeStatus) -> dict[str, Any]:
    return {
        "forward_delay": round(options.forward_delay * CENTISECONDS),
        "hello_time": round(options.hello_time * CENTISECONDS),
        "max_age": round(options.max_age * CENTISECONDS),
        "ageing_time": round(options.ageing_time * CENTISECONDS),
        "stp_state": int(options.stp_state),
        "priority": options.priority,
        "vlan_filtering": int(options.vlan_filtering),
        "bridge_id": bridge_id_text(status.id),
        "root_id": bridge_id_text(status.root),
        "root_port": status.root_port,
        "root_path_cost": status.root_path_cost,
        "topology_change": int(status.topology_change),
        "topology_change_detected": int(status.topology_change_detected),
        "hello_timer": Hundredths(status.hello_timer),
        "tcn_timer": Hundredths(status.tcn_timer),
        "topology_change_timer": Hundredths(status.topology_change_timer),
        "gc_timer": Hundredths(status.gc_timer),
        "group_fwd_mask": "0",
        "group_addr": "01:80:c2:00:00:00",
        "mcast_snooping": int(options.mcast_snooping),
        **{_json_name(name): value for name, value in _MULTICAST.items()},
        "nf_call_iptables": int(options.nf_call_iptables),
        "nf_call_ip6tables": 0,
        "nf_call_arptables": 0,
    }


def _port_json(port: PortOptions, status: PortStatus) -> dict[str, Any]:
    return {
        "state": port.state.value,
        "priority": port.priority,
        "cost": port.cost,
        "hairpin": port.hairpin,
        "guard": port.guard,
        "root_block": port.root_block,
        "fastleave": port.fastleave,
        "learning": port.learning,
        "flood": port.flood,
        "id": f"{status.id:#x}",
        "no": f"{port.number:#x}",
        "designated_port": status.designated_port,
        "designated_cost": status.designated_cost,
        "bridge_id": bridge_id_text(status.designated_bridge),
        "root_id": bridge_id_text(status.designated_root),
        "hold_timer": Hundredths(status.hold_timer),
        "message_age_timer": Hundredths(status.message_age_timer),
        "forward_delay_timer": Hundredths(status.forward_delay_timer),
        "topology_change_ack": int(status.topology_change_ack),
        "config_pending": int(status.config_pending),
        "proxy_arp": False,
        "proxy_arp_wifi": False,
        "multicast_router": 1,
        "mcast_flood": port.mcast_flood,
        "bcast_flood": port.bcast_flood,
        "mcast_to_unicast": port.mcast_to_unicast,
        "neigh_suppress": port.neigh_suppress,
        "group_fwd_mask": "0",
        "group_fwd_mask_str": "0x0",
        "vlan_tunnel": False,
        "isolated": port.isolated,
        "locked": port.locked,
    }
