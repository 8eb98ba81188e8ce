"""What each ``-m`` module prints behind ``iptables -L``'s columns (iptables/extensions/libxt_*.c of 1.8.9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.icmp_names import icmp_name
from pingproof.simulator.tools.lib.netbase import protocol_number, service_name

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.words import Match

Option = tuple[str, tuple[str, ...], bool]
_FLAG_BITS = {"FIN": 0x01, "SYN": 0x02, "RST": 0x04, "PSH": 0x08, "ACK": 0x10, "URG": 0x20}
_ALL_PORTS = "0:65535"


def match_listing(match: Match, numeric: bool, protocol: str | None = None) -> str:
    """The text of one module, with a blank before it; ``protocol`` is the rule's, by which ports have their names."""
    if match.name == "multiport":
        return _multiport(match, numeric, protocol_number(protocol or "tcp") or 6)
    writer = _WRITERS.get(match.name)
    if writer is None:
        return f" {match.name}" + "".join(
            f"{_not(inverted)} {' '.join((option, *values))}" for option, values, inverted in match.options
        )
    return writer(match, numeric)


def _not(inverted: bool, text: str = " !") -> str:
    return text if inverted else ""


def _comment(match: Match, numeric: bool) -> str:
    return f" /* {match.options[0][1][0]} */"


def _icmp(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    kind, slash, code = values[0].partition("/")
    number = 255 if kind == "any" else int(kind)
    name = None if numeric else icmp_name(number, int(code) if slash else None)
    if name is not None:
        return f" icmp {'!' if inverted else ''}{name}"
    return f" icmp{_not(inverted)}type {number}" + (f" code {code}" if slash else "")


def _service(port: str, protocol: int, numeric: bool) -> str:
    return port if numeric else service_name(int(port), protocol) or port


def _tcp_or_udp(match: Match, numeric: bool) -> str:
    protocol = 6 if match.name == "tcp" else 17
    text = f" {match.name}"
    for option, values, inverted in match.options:
        if option in ("sport", "dport"):
            text += _port(option[0] + "pt", values[0], inverted, protocol, numeric)
        elif option == "tcp-flags":
            text += f" flags:{'!' if inverted else ''}"
            if numeric:
                text += f"0x{_flags(values[0]):02X}/0x{_flags(values[1]):02X}"
            else:
                text += f"{values[0]}/{values[1]}"
        elif option == "tcp-option":
            text += f" option={'!' if inverted else ''}{values[0]}"
    return text


def _port(name: str, value: str, inverted: bool, protocol: int, numeric: bool) -> str:
    if value == _ALL_PORTS and not inverted:
        return ""
    first, colon, last = value.partition(":")
    mark = "!" if inverted else ""
    if not colon:
        return f" {name}:{mark}{_service(first, protocol, numeric)}"
    return f" {name}s:{mark}{_service(first, protocol, numeric)}:{_service(last, protocol, numeric)}"


def _flags(text: str) -> int:
    if text in ("ALL", "NONE"):
        return 0x3F if text == "ALL" else 0
    return sum(_FLAG_BITS[flag] for flag in text.split(","))


def _multiport(match: Match, numeric: bool, protocol: int) -> str:
    text = ""
    for option, values, inverted in match.options:
        parts = [part.split(":") for part in ",".join(values).split(",")]
        ports = ",".join(":".join(_service(port, protocol, numeric) for port in part) for part in parts)
        text += f" multiport {option} {_not(inverted)}{ports}"
    return text


def _length(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" length {'!' if inverted else ''}{values[0]}"


def _ttl(match: Match, numeric: bool) -> str:
    option, values, inverted = match.options[0]
    sign = {"ttl-eq": "!=" if inverted else "==", "ttl-lt": "<", "ttl-gt": ">"}[option]
    return f" TTL match TTL {sign} {values[0]}"


def _tos(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" tos match{'!' if inverted else ''}{values[0]}"


def _dscp(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" DSCP match {'!' if inverted else ''}{values[0]}"


def _pkttype(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" PKTTYPE {'!=' if inverted else '='} {values[0]}"


def _mac(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" MAC{_not(inverted)} {values[0]}"


def _iprange(match: Match, numeric: bool) -> str:
    text = ""
    for option, values, inverted in match.options:
        side = "source" if option == "src-range" else "destination"
        text += f" {side} IP range{_not(inverted)} {values[0]}"
    return text


def _mark(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" mark match{_not(inverted)} {values[0]}"


def _connmark(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f" connmark match {'!' if inverted else ''} {values[0]}"


def _addrtype(match: Match, numeric: bool) -> str:
    text = " ADDRTYPE match"
    for option, values, inverted in match.options:
        if option in ("src-type", "dst-type"):
            text += f" {option} {'!' if inverted else ''}{','.join(values)}"
        else:
            text += " limit-in" if option == "limit-iface-in" else " limit-out"
    return text


def _physdev(match: Match, numeric: bool) -> str:
    text = " PHYSDEV match"
    for option, values, inverted in match.options:
        text += f"{_not(inverted)} --{option}" + "".join(f" {value}" for value in values)
    return text


def _owner(match: Match, numeric: bool) -> str:
    text = ""
    for option, values, inverted in match.options:
        names = {"uid-owner": "owner UID match", "gid-owner": "owner GID match", "socket-exists": "owner socket exists"}
        text += f"{_not(inverted)} {names.get(option, 'owner ' + option)}" + "".join(f" {value}" for value in values)
    return text


def _state(match: Match, numeric: bool) -> str:
    _, values, inverted = match.options[0]
    return f"{_not(inverted)} state {','.join(values)}"


def _conntrack(match: Match, numeric: bool) -> str:
    text = ""
    for option, values, inverted in match.options:
        value = ",".join(values)
        if option == "ctproto" and not value.isdigit():
            value = str(protocol_number(value))
        text += f"{_not(inverted)} {option} {value}"
    return text


def _limit(match: Match, numeric: bool) -> str:
    options: dict[str, str] = {option: values[0] for option, values, _ in match.options}
    return f" limit: avg {options.get('limit', '3/hour')} burst {options.get('limit-burst', '5')}"


def _statistic(match: Match, numeric: bool) -> str:
    options = {option: (values, inverted) for option, values, inverted in match.options}
    text = " statistic mode"
    if "probability" in options:
        values, inverted = options["probability"]
        return f"{text} random{_not(inverted)} probability {values[0]}"
    values, inverted = options["every"]
    text += f" nth{_not(inverted)} every {values[0]}"
    packet = options.get("packet", (("0",), False))[0][0]
    return text + (f" packet {packet}" if packet != "0" else "")


_WRITERS: dict[str, Callable[[Match, bool], str]] = {
    "comment": _comment,
    "icmp": _icmp,
    "tcp": _tcp_or_udp,
    "udp": _tcp_or_udp,
    "length": _length,
    "ttl": _ttl,
    "tos": _tos,
    "dscp": _dscp,
    "pkttype": _pkttype,
    "mac": _mac,
    "iprange": _iprange,
    "mark": _mark,
    "connmark": _connmark,
    "addrtype": _addrtype,
    "physdev": _physdev,
    "owner": _owner,
    "state": _state,
    "conntrack": _conntrack,
    "limit": _limit,
    "statistic": _statistic,
}
