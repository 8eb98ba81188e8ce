"""Details that ``ip -d link`` adds: limits, a bridge's options, a port's (ip/iplink_bridge.c, _bridge_slave.c)."""

from __future__ import annotations

from typing import Any

from pingproof.simulator.state import DeviceKind, Link
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.kinds import kind_of
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.lib.option import Tool, listing_json, listing_text


def _queues(link: Link) -> dict[str, int]:
    queues = kind_of(link.kind).queues
    return {
        "numtxqueues": queues,
        "numrxqueues": queues,
        "gso_max_size": 65536,
        "gso_max_segs": 65535,
        "tso_max_size": 524280 if link.bridge_status is None else link.bridge_status.tso_max_size,
        "tso_max_segs": 65535,
        "gro_max_size": 65536,
    }


def details_text(link: Link, line_break: str, address_family: bool = False) -> str:
    """Details behind the addresses; ``ip address`` leaves out what belongs to IPv6."""
    least, most = kind_of(link.kind).mtu_limits
    text = f" promiscuity {link.promiscuity}  allmulti {link.allmulti} minmtu {least} maxmtu {most} "
    if link.kind is not DeviceKind.LOOPBACK:
        text += f"{line_break}    {link.kind.value} "
    if link.bridge is not None and link.bridge_status is not None:
        text += listing_text(BRIDGE_OPTIONS, _records(link.bridge, link.bridge_status), Tool.IP)
    if link.port is not None and link.port_status is not None:
        listed = listing_text(PORT_OPTIONS, _records(link.port, link.port_status), Tool.IP)
        text += f"{line_break}    bridge_slave {listed}"
    text += "" if address_family else "addrgenmode eui64 "
    return text + "".join(f"{name} {value} " for name, value in _queues(link).items())


def _records(*records: Any) -> dict[type[Any], Any]:
    """A device's values by their types, as the rows of an option table name them."""
    return {type(record): record for record in records}


def details_json(link: Link, address_family: bool = False) -> dict[str, Any]:
    """Details as ``ip -d -j`` prints them."""
    least, most = kind_of(link.kind).mtu_limits
    shown: dict[str, Any] = {
        "promiscuity": link.promiscuity,
        "allmulti": link.allmulti,
        "min_mtu": least,
        "max_mtu": most,
    }
    if link.kind is not DeviceKind.LOOPBACK:
        info: dict[str, Any] = {"info_kind": link.kind.value}
        if link.bridge is not None and link.bridge_status is not None:
            info["info_data"] = listing_json(BRIDGE_OPTIONS, _records(link.bridge, link.bridge_status), Tool.IP)
        if link.port is not None and link.port_status is not None:
            listed = listing_json(PORT_OPTIONS, _records(link.port, link.port_status), Tool.IP)
            info |= {"info_slave_kind": "bridge", "info_slave_data": listed}
        shown["linkinfo"] = info
    if not address_family:
        shown["inet6_addr_gen_mode"] = "eui64"
    names = {"numtxqueues": "num_tx_queues", "numrxqueues": "num_rx_queues"}
    return shown | {names.get(name, name): value for name, value in _queues(link).items()}
