"""Bridges in the words of ``brctl`` (bridge-utils 1.7, brctl/brctl_disp.c)."""

from __future__ import annotations

from pingproof.simulator.clock import SECOND
from pingproof.simulator.state import Link

BRIDGE_HEADING = "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n"


def bridge_id(value: tuple[int, str]) -> str:
    """An id in sixteen digits.

    >>> bridge_id((32768, "02:00:00:00:00:01"))
    '8000.020000000001'
    """
    return f"{value[0]:04x}.{value[1].replace(':', '')}"


def bridge_lines(bridge: Link, ports: list[str]) -> str:
    """A bridge's rows of ``brctl show``: the first port beside it, each further one below."""
    assert bridge.bridge is not None
    assert bridge.bridge_status is not None
    stp = "yes" if bridge.bridge.stp_state else "no"
    first = f"{bridge.name}\t\t{bridge_id(bridge.bridge_status.id)}\t{stp}\t\t"
    return first + "\n\t\t\t\t\t\t\t".join(ports) + "\n"


def macs_text(rows: list[tuple[int, str, bool, int]]) -> str:
    """The text of ``brctl showmacs``: rows of (port number, MAC, whether the MAC is the bridge's own, age in ns)."""
    heading = "port no\tmac addr\t\tis local?\tageing timer\n"
    return heading + "".join(
        f"{number:3d}\t{mac}\t{'yes' if local else 'no'}\t\t{age / SECOND:7.2f}\n" for number, mac, local, age in rows
    )


def stp_text(bridge: Link, ports: list[Link]) -> str:
    """The text of ``brctl showstp``: the bridge, then each port."""
    options, status = bridge.bridge, bridge.bridge_status
    assert options is not None
    assert status is not None
    flags = "TOPOLOGY_CHANGE " if status.topology_change else ""
    flags += "TOPOLOGY_CHANGE_DETECTED " if status.topology_change_detected else ""
    text = (
        f"{bridge.name}\n"
        f" bridge id\t\t{bridge_id(status.id)}\n"
        f" designated root\t{bridge_id(status.root)}\n"
        f" root port\t\t{status.root_port:4d}\t\t\tpath cost\t\t{status.root_path_cost:4d}\n"
        f" max age\t\t{options.max_age:7.2f}\t\t\tbridge max age\t\t{options.max_age:7.2f}\n"
        f" hello time\t\t{options.hello_time:7.2f}\t\t\tbridge hello time\t{options.hello_time:7.2f}\n"
        f" forward delay\t\t{options.forward_delay:7.2f}\t\t\tbridge forward delay\t{options.forward_delay:7.2f}\n"
        f" ageing time\t\t{options.ageing_time:7.2f}\n"
        f" hello timer\t\t{status.hello_timer:7.2f}\t\t\ttcn timer\t\t{status.tcn_timer:7.2f}\n"
        f" topology change timer\t{status.topology_change_timer:7.2f}\t\t\tgc timer\t\t{status.gc_timer:7.2f}\n"
        f" flags\t\t\t{flags}\n\n\n"
    )
    return text + "".join(_port_text(port) for port in ports)


def _port_text(link: Link) -> str:
    port, status = link.port, link.port_status
    assert port is not None
    assert status is not None
    flags = "CONFIG_PENDING " if status.config_pending else ""
    flags += "TOPOLOGY_CHANGE_ACK " if status.topology_change_ack else ""
    designated = bridge_id(status.designated_bridge)
    hairpin = f" hairpin mode\t\t{1:4d}\n" if port.hairpin else ""
    return (
        f"{link.name} ({port.number})\n"
        f" port id\t\t{status.id:04x}\t\t\tstate\t\t{port.state.value:>15}\n"
        f" designated root\t{bridge_id(status.designated_root)}\tpath cost\t\t{port.cost:4d}\n"
        f" designated bridge\t{designated}\tmessage age timer\t{status.message_age_timer:7.2f}\n"
        f" designated port\t{status.designated_port:04x}\t\t\tforward delay timer\t{status.forward_delay_timer:7.2f}\n"
        f" designated cost\t{status.designated_cost:4d}\t\t\thold timer\t\t{status.hold_timer:7.2f}\n"
        f" flags\t\t\t{flags}\n{hairpin}\n"
    )
