"""What follows ``type TYPE`` in ``ip link``: the options of each type of device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.ip.link.attributes import UNSAID, LinkAttributes, format_attributes, parse_link
from pingproof.simulator.tools.lib.arguments import (
    Arguments,
    check_interface_name,
    keywords,
    matches,
    parse_on_off,
    unsigned,
    wrong,
)
from pingproof.simulator.tools.usage import usage
from pingproof.simulator.value import value


@value
class VethOptions:
    """``type veth [peer …]``: ``peer_name`` None lets the kernel choose (veth0, veth1 …)."""

    peer_name: str | None = None
    peer: LinkAttributes = UNSAID


@value
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
    others: tuple[tuple[str, str], ...] = ()  # settings that are not modelled, as typed


@value
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
    flush: bool = False  # "fdb_flush": forget what was learned on the port
    others: tuple[tuple[str, str], ...] = ()  # settings that are not modelled, as typed


@value
class OtherOptions:
    """A device type whose options are kept as typed: known to Linux, not modelled here."""

    type: str
    arguments: tuple[str, ...] = ()


KINDS = frozenset({
    "amt", "bareudp", "bond", "bond_slave", "bridge", "bridge_slave", "dsa", "dummy", "erspan", "geneve", "gre",
    "gretap", "gtp", "ifb", "ip6erspan", "ip6gre", "ip6gretap", "ip6tnl", "ipip", "ipoib", "ipvlan", "ipvtap",
    "lowpan", "macsec", "macvlan", "macvtap", "netdevsim", "nlmon", "rmnet", "sit", "team", "team_slave", "vcan",
    "veth", "virt_wifi", "vlan", "vrf", "vti", "vxcan", "vxlan", "wwan", "xfrm", "hsr", "can", "wireguard", "tun",
})  # fmt: skip
"""The types that Linux has; a kernel without one answers as for a type that does not exist."""
_WITHOUT_OPTIONS = frozenset({"dummy", "ifb", "nlmon", "vcan", "wireguard", "lowpan", "virt_wifi"})
"""The types that take no options, so that ``ip`` calls a word after them garbage."""


def parse_options(
    kind: str, arguments: Arguments
) -> VethOptions | BridgeArguments | BridgePortArguments | OtherOptions:
    """What stands behind ``type KIND``.

    Raises UsageError, NotModelled.
    """
    match kind:
        case "veth":
            return _parse_veth(arguments)
        case "bridge":
            return _parse_bridge(arguments)
        case "bridge_slave":
            return _parse_bridge_port(arguments)
    if arguments.more and (kind not in KINDS or kind in _WITHOUT_OPTIONS):
        raise UsageError(f'Garbage instead of arguments "{arguments.word} ...". Try "ip link help".\n', 1)
    if kind not in KINDS:
        raise UsageError("Error: Unknown device type.\n", 2)
    return OtherOptions(kind, tuple(arguments.rest))


def _parse_veth(arguments: Arguments) -> VethOptions:
    """ip/link_veth.c:veth_parse_opt()."""
    if not arguments.more:
        return VethOptions()
    if arguments.take() != "peer":
        text = "Usage: ip link <options> type veth [peer <options>]\nTo get <options> type 'ip link add help'\n"
        raise UsageError("", 1, text)
    peer = parse_link(arguments, creates=True)
    if peer.type is not None:
        raise UsageError(f'Error: duplicate "type": "{peer.type}" is the second value.\n', 255)
    if peer.link is not None:
        raise NotModelled("link NAME of a veth's peer", "type veth peer name NAME")
    return VethOptions(peer.device, peer.attributes)


_Number = Callable[[str], int | None]


def _u8(word: str) -> int | None:
    return unsigned(word, 8)


def _u16(word: str) -> int | None:
    return unsigned(word, 16)


def _u64(word: str) -> int | None:
    return unsigned(word, 64)


_BRIDGE: tuple[tuple[str, _Number | None], ...] = (
    ("forward_delay", unsigned), ("hello_time", unsigned), ("max_age", unsigned), ("ageing_time", unsigned),
    ("stp_state", unsigned), ("priority", _u16), ("vlan_filtering", _u8), ("vlan_protocol", None),
    ("group_fwd_mask", _u16), ("group_address", None), ("no_linklocal_learn", _u8), ("vlan_default_pvid", _u16),
    ("vlan_stats_enabled", _u8), ("vlan_stats_per_port", _u8), ("mcast_router", _u8), ("mcast_snooping", _u8),
    ("mcast_vlan_snooping", _u8), ("mcast_query_use_ifaddr", _u8), ("mcast_querier", _u8),
    ("mcast_hash_elasticity", unsigned), ("mcast_hash_max", unsigned), ("mcast_last_member_count", unsigned),
    ("mcast_startup_query_count", unsigned), ("mcast_last_member_interval", _u64),
    ("mcast_membership_interval", _u64), ("mcast_querier_interval", _u64), ("mcast_query_interval", _u64),
    ("mcast_query_response_interval", _u64), ("mcast_startup_query_interval", _u64), ("mcast_stats_enabled", _u8),
    ("mcast_igmp_version", _u8), ("mcast_mld_version", _u8), ("nf_call_iptables", _u8), ("nf_call_ip6tables", _u8),
    ("nf_call_arptables", _u8),
)  # fmt: skip
"""The bridge's settings in the order in which a shortened word is tried (ip/iplink_bridge.c:bridge_parse_opt())."""
_BRIDGE_MODELLED = frozenset({
    "forward_delay", "hello_time", "max_age", "ageing_time", "stp_state", "priority", "vlan_filtering",
    "mcast_snooping", "nf_call_iptables",
})  # fmt: skip


def _parse_bridge(arguments: Arguments) -> BridgeArguments:
    said: dict[str, int] = {}
    others: list[tuple[str, str]] = []
    while arguments.more:
        word = arguments.take()
        if matches(word, "fdb_flush"):
            raise NotModelled("fdb_flush of a bridge", "bridge fdb flush dev NAME")
        key, number = next(((key, number) for key, number in _BRIDGE if matches(word, key)), ("", None))
        if matches(word, "help") and not key:
            raise UsageError(usage("link_bridge"), 1)
        if not key:
            raise UsageError(f'bridge: unknown command "{word}"?\n' + usage("link_bridge"), 1)
        text = arguments.value()
        value = number(text) if number else 0
        if value is None:
            raise wrong(text, f"invalid {key}")
        if key in _BRIDGE_MODELLED:
            said[key] = value
        else:
            others.append((key, text))
    return BridgeArguments(**said, others=tuple(others))


_PORT_SWITCHES = {
    "hairpin": "hairpin", "guard": "guard", "root_block": "root_block", "fastleave": "fastleave",
    "learning": "learning", "flood": "flood", "mcast_flood": "mcast_flood", "bcast_flood": "bcast_flood",
    "mcast_to_unicast": "mcast_to_unicast", "proxy_arp": None, "proxy_arp_wifi": None, "mcast_fast_leave": "fastleave",
    "neigh_suppress": "neigh_suppress", "vlan_tunnel": None, "isolated": "isolated", "locked": "locked",
}  # fmt: skip
"""The port's switches in the order of ip/iplink_bridge_slave.c; None where a switch is not modelled."""


def _parse_bridge_port(arguments: Arguments) -> BridgePortArguments:
    said: dict[str, Any] = {}
    others: list[tuple[str, str]] = []
    numbers: tuple[tuple[str, _Number], ...] = (("state", _u8), ("priority", _u16), ("cost", unsigned))
    while arguments.more:
        word = arguments.take()
        number = next(((key, read) for key, read in numbers if matches(word, key)), None)
        switch = next((key for key in _PORT_SWITCHES if matches(word, key)), None)
        if matches(word, "fdb_flush"):
            said["flush"] = True
        elif number is not None:
            text = arguments.value()
            said[number[0]] = number[1](text)
            if said[number[0]] is None:
                raise wrong(text, f"{number[0]} is invalid")
        elif switch is not None:
            on = parse_on_off(switch, arguments.value(), 1)
            field_name = _PORT_SWITCHES[switch]
            if field_name is None:
                others.append((switch, "on" if on else "off"))
            else:
                said[field_name] = on
        elif matches(word, "mcast_router", "group_fwd_mask", "backup_port"):
            others.append((word, arguments.value()))
        elif matches(word, "nobackup_port"):
            raise NotModelled("nobackup_port", "type bridge_slave and its switches")
        elif matches(word, "help"):
            raise UsageError(usage("link_bridge_slave"), 1)
        else:
            raise UsageError(f'bridge_slave: unknown option "{word}"?\n' + usage("link_bridge_slave"), 1)
    return BridgePortArguments(**said, others=tuple(others))


def format_options(options: VethOptions | BridgeArguments | BridgePortArguments | OtherOptions) -> list[str]:
    """The words from ``type`` on."""
    match options:
        case VethOptions():
            # Only a device's word may be longer than a device's name can be.
            key = "name" if options.peer_name is None or check_interface_name(options.peer_name) else "dev"
            words = keywords((key, options.peer_name)) + format_attributes(options.peer)
            return ["type", "veth", *(["peer", *words] if words else [])]
        case BridgeArguments():
            said = [(key, getattr(options, key)) for key, _ in _BRIDGE if key in _BRIDGE_MODELLED]
            return ["type", "bridge", *keywords(*said, *options.others)]
        case BridgePortArguments():
            return ["type", "bridge_slave", *format_port(options)]
        case OtherOptions():
            return ["type", options.type, *options.arguments]


def format_port(options: BridgePortArguments) -> list[str]:
    """A bridge port's settings, as ``bridge link set`` takes them too."""
    switches = [name for name, field_name in _PORT_SWITCHES.items() if name == field_name]
    said = [(name, getattr(options, name)) for name in switches]
    return [
        *(["fdb_flush"] if options.flush else []),
        *keywords(("state", options.state), ("priority", options.priority), ("cost", options.cost)),
        *keywords(*((name, None if on is None else "on" if on else "off") for name, on in said)),
        *keywords(*options.others),
    ]
