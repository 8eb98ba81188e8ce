"""The ``-m`` modules of ``iptables``: their options, and the form in which a rule keeps them (extensions/libxt_*.c).

A module that is not in the table is kept with its options as typed, if Linux has it: the one who makes the rule says
that it is not modelled.
"""

from __future__ import annotations

import re

from pingproof.simulator.tools.iptables import values
from pingproof.simulator.tools.iptables.extension import (
    Convert,
    Extension,
    MatchOption,
    Option,
    bad_value,
    dscp_class,
    tos_value,
    whole,
)
from pingproof.simulator.tools.iptables.values import problem
from pingproof.simulator.tools.lib.arguments import strtol
from pingproof.simulator.tools.lib.netbase import protocol_number
from pingproof.simulator.tools.lib.prefix import read_inet


def _mark(word: str, protocol: str | None) -> str:
    read = values.mark(word)
    if read is None:
        raise problem('mark: bad integer value for option "--mark", or out of range.\n')
    value, mask = read
    return f"{value:#x}" if mask == 0xFFFFFFFF else f"{value:#x}/{mask:#x}"


def _connmark(word: str, protocol: str | None) -> str:
    if values.mark(word) is None:
        raise problem('connmark: bad integer value for option "--mark", or out of range.\n')
    return _mark(word, protocol)


def _ports(word: str, protocol: str | None) -> str:
    return values.port_range(word, protocol)


def _guided_ports(extension: str, option: str) -> Convert:
    def convert(word: str, protocol: str | None) -> str:
        return values.ports_text(*values.guided_ports(word, protocol, extension, option))

    return convert


def _port_list(word: str, protocol: str | None) -> str:
    if protocol is None:
        raise problem("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'")
    if protocol not in ("tcp", "udp", "udplite", "sctp", "dccp"):
        raise problem("multiport only works with TCP, UDP, UDPLITE, SCTP and DCCP")
    return values.port_list(word, protocol)


def _icmp(word: str, protocol: str | None) -> str:
    return values.icmp_type(word)


_STATES = ("INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED")
_READ_STATES = ("INVALID", "NEW", "ESTABLISHED", "RELATED", "UNTRACKED")


def _ctstate(word: str, protocol: str | None) -> str:
    order = (*_STATES, "SNAT", "DNAT")
    return values.words_of(word, (*_READ_STATES, "SNAT", "DNAT"), 'Bad ctstate "{}"', order)


def _state(word: str, protocol: str | None) -> str:
    return values.words_of(word, _READ_STATES, 'Bad state "{}"', _STATES)


def _ctstatus(word: str, protocol: str | None) -> str:
    order = ("EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED")
    return values.words_of(word, ("NONE", *order), 'Bad ctstatus "{}"', order) or "NONE"


def _ctdir(word: str, protocol: str | None) -> str:
    if word.upper() not in ("ORIGINAL", "REPLY"):
        raise problem(f'conntrack: Bad value for "--ctdir" option: "{word}"')
    return word.upper()


def _ctproto(word: str, protocol: str | None) -> str:
    name = values.protocol(word)
    return "0" if name is None else name if name.isdigit() else str(protocol_number(name))


def _ctaddress(word: str, protocol: str | None) -> str:
    if read_inet(word.partition("/")[0]) is None:
        raise problem("getaddrinfo: Temporary failure in name resolution\n")
    return values.network(word)[0].removesuffix("/32")


def _range_of(extension: str, option: str, most: int) -> Convert:
    """``FIRST[:LAST]``."""

    def convert(word: str, protocol: str | None) -> str:
        parts = word.split(":")
        if len(parts) > 2:
            raise problem(f'{extension}: Too many components for option "--{option}" (max: 2)\n')
        numbers = []
        for place, part in enumerate(parts):
            parsed = strtol(part) if part else (most if place else 0, "")
            if parsed is None or not 0 <= parsed[0] <= most:
                raise bad_value(extension, option, 0, most, near=":".join(parts[place:]))
            if parsed[1]:
                raise problem(f'{extension}: Argument to "--{option}" has unexpected characters near "{parsed[1]}".\n')
            numbers.append(str(parsed[0]))
        return ":".join(numbers)

    return convert


def _comment(word: str, protocol: str | None) -> str:
    if len(word) >= 256:
        raise problem("Argument must have a maximum length of 255 characters\n")
    return word


_ADDRESS_TYPES = (
    "UNSPEC", "UNICAST", "LOCAL", "BROADCAST", "ANYCAST", "MULTICAST", "BLACKHOLE", "UNREACHABLE", "PROHIBIT", "THROW",
    "NAT", "XRESOLVE",
)  # fmt: skip


def _address_type(word: str, protocol: str | None) -> str:
    found = {part.upper() for part in word.split(",")}
    wrong = next((part for part in word.split(",") if part.upper() not in _ADDRESS_TYPES), None)
    if wrong is not None:
        raise problem(f'addrtype: bad type "{wrong}"')
    return ",".join(name for name in _ADDRESS_TYPES if name in found)


def _mac(word: str, protocol: str | None) -> str:
    octets = word.split(":")
    if len(octets) != 6 or not all(re.fullmatch(r"[0-9a-fA-F]{1,2}", octet) for octet in octets):
        raise problem("Invalid MAC address specified.")
    return ":".join(f"{int(octet, 16):02x}" for octet in octets)


def _address_range(option: str) -> Convert:
    def convert(word: str, protocol: str | None) -> str:
        first_text, dash, last_text = word.partition("-")
        first = values.dotted(first_text)
        last = values.dotted(last_text) if dash else first
        if first is None or last is None:
            raise problem(f'iprange: Bad value for "--{option}" option: "{word}"')
        return f"{first}-{last}"

    return convert


_PACKET_TYPES = {
    "unicast": "unicast", "host": "unicast", "broadcast": "broadcast", "bcast": "broadcast", "multicast": "multicast",
    "mcast": "multicast",
}  # fmt: skip


def _packet_type(word: str, protocol: str | None) -> str:
    if word.lower() not in _PACKET_TYPES:
        raise problem(f"Bad packet type '{word}'")
    return _PACKET_TYPES[word.lower()]


def _tos(word: str, protocol: str | None) -> str:
    value, mask = tos_value(word)
    return f"0x{value:02x}/0x{mask:02x}"


def _owner(option: str) -> Convert:
    def convert(word: str, protocol: str | None) -> str:
        if word == "root":
            return "0"
        parsed = strtol(word)
        if not re.fullmatch(r"\d+(-\d+)?", word) or parsed is None:
            raise problem(f'owner: Bad value for "--{option}" option: "{word}"')
        first, dash, last = word.partition("-")
        return f"{int(first)}-{int(last)}" if dash and int(first) != int(last) else str(int(first))

    return convert


def _interface(word: str, protocol: str | None) -> str:
    return values.interface(word)


def _rate(word: str, protocol: str | None) -> str:
    return values.rate(word)


def _finish_limit(options: list[MatchOption]) -> list[MatchOption]:
    """Three an hour unless said; a burst of five is not printed, and one of none is five."""
    rate = [option for option in options if option[0] == "limit"] or [("limit", ("3/hour",), False)]
    return rate + [option for option in options if option[0] == "limit-burst" and option[1][0] not in ("0", "5")]


def _mode(word: str, protocol: str | None) -> str:
    if word not in ("random", "nth"):
        raise problem(f'Bad mode "{word}"')
    return word


def _probability(word: str, protocol: str | None) -> str:
    read = values.probability(word)
    if read is None:
        raise problem('statistic: bad value for option "--probability", or out of range (0-1).\n')
    return read


def _finish_statistic(options: list[MatchOption]) -> list[MatchOption]:
    said = {option: words for option, words, _ in options}
    if "every" in said and "packet" not in said:
        raise problem('statistic: option "--every" also requires "--packet".\n')
    if said.get("mode", ("random",))[0] == "random":
        if "probability" not in said:
            raise problem("--probability must be specified when using random mode")
        kept: tuple[str, ...] = ("mode", "probability")
    else:
        if "every" not in said or "packet" not in said:
            raise problem("--every and --packet must be specified when using nth mode")
        if int(said["packet"][0]) >= int(said["every"][0]):
            raise problem("the --packet p must be 0 <= p <= n-1")
        kept = ("mode", "every", "packet")
    mode = [] if "mode" in said else [("mode", ("random",), False)]
    return mode + [option for option in options if option[0] in kept]


def _finish_ports(options: list[MatchOption]) -> list[MatchOption] | None:
    """Ports and flags as the kernel's expressions come back (nft-shared.c:add_nft_tcpudp(), add_nft_tcp()).

    All ports are no condition, nor are flags under an empty mask; all but the ports from 0 on are those that follow
    them. None, as if the match had not been said, when nothing is left of what is more than the values at first.
    """
    kept: list[MatchOption] = []
    for option, words, inverted in options:
        first, _, last = words[0].partition(":")
        if option == "tcp-flags" and first == "NONE":
            continue
        if option in ("sport", "dport") and first == "0" and last and (inverted or last == "65535"):
            if last != "65535":
                kept.append((option, (values.ports_text(int(last) + 1, 65535),), False))
            continue
        kept.append((option, words, inverted))
    asked = any(inverted or words[1:] not in ((), ("NONE",)) for _, words, inverted in options)
    return kept if kept or not asked else None


def _finish_tcp(options: list[MatchOption]) -> list[MatchOption] | None:
    """``--syn`` is ``--tcp-flags FIN,SYN,RST,ACK SYN``."""
    found = [
        ("tcp-flags", ("FIN,SYN,RST,ACK", "SYN"), inverted) if option == "syn" else (option, words, inverted)
        for option, words, inverted in options
    ]
    if sum(option == "tcp-flags" for option, _, _ in found) > 1:
        raise problem("Only one of `--syn' or `--tcp-flags'  allowed")
    found.sort(key=lambda option: ("sport", "dport", "tcp-option", "tcp-flags").index(option[0]))
    if any(option == "tcp-option" for option, _, _ in found):  # then the whole match is xt_tcpudp.c's
        return [option for option in found if option[1] not in (("0:65535",), ("NONE", "NONE"))]
    return _finish_ports(found)


def _finish_addrtype(options: list[MatchOption]) -> list[MatchOption]:
    if not {"src-type", "dst-type"} & {option for option, _, _ in options}:
        raise problem("addrtype: you must specify --src-type or --dst-type")
    return options


def _finish_dscp(options: list[MatchOption]) -> list[MatchOption]:
    return [("dscp", words, inverted) for _, words, inverted in options]


def _tcp_option(word: str, protocol: str | None) -> str:
    if values.number(word, 1, 255) is None:
        raise problem(f'Bad TCP option "{word}"')
    return str(values.number(word, 1, 255))


def _tcp_flags(word: str, protocol: str | None) -> str:
    return values.tcp_flags(word)


_SPORT = Option("sport", 1, _ports, True, ("source-port",))
_DPORT = Option("dport", 1, _ports, True, ("destination-port",))
_LIMIT_BURST = Option("limit-burst", 1, whole("limit", "limit-burst", 0, 10000))
_CT_ADDRESSES = ("ctorigsrc", "ctorigdst", "ctreplsrc", "ctrepldst")
_CT_PORTS = ("ctorigsrcport", "ctorigdstport", "ctreplsrcport", "ctrepldstport")

_TABLE = (
    Extension("tcp", (
        _SPORT, _DPORT, Option("tcp-option", 1, _tcp_option, True), Option("syn", 0, None, True),
        Option("tcp-flags", 2, _tcp_flags, True),
    ), finish=_finish_tcp),
    Extension("udp", (
        Option("sport", 1, _guided_ports("udp", "source-port"), True, ("source-port",)),
        Option("dport", 1, _guided_ports("udp", "destination-port"), True, ("destination-port",)),
    ), finish=_finish_ports),
    Extension("icmp", (Option("icmp-type", 1, _icmp, True),), required=("icmp-type",)),
    Extension("multiport", (
        Option("sports", 1, _port_list, True, ("source-ports",)),
        Option("dports", 1, _port_list, True, ("destination-ports",)), Option("ports", 1, _port_list, True),
    ), alternatives=("sports", "dports", "ports"), needs="multiport expection an option"),
    Extension("conntrack", (
        Option("ctstate", 1, _ctstate, True), Option("ctproto", 1, _ctproto, True),
        *(Option(name, 1, _ctaddress, True) for name in _CT_ADDRESSES),
        *(Option(name, 1, _guided_ports("conntrack", name), True) for name in _CT_PORTS),
        Option("ctstatus", 1, _ctstatus, True),
        Option("ctexpire", 1, _range_of("conntrack", "ctexpire", 0xFFFFFFFF), True), Option("ctdir", 1, _ctdir),
    ), needs="conntrack: At least one option is required"),
    Extension("state", (Option("state", 1, _state, True),), required=("state",)),
    Extension("comment", (Option("comment", 1, _comment),), required=("comment",)),
    Extension("mark", (Option("mark", 1, _mark, True),), required=("mark",)),
    Extension("connmark", (Option("mark", 1, _connmark, True),), required=("mark",)),
    Extension("limit", (Option("limit", 1, _rate), _LIMIT_BURST), finish=_finish_limit),
    Extension("addrtype", (
        Option("src-type", 1, _address_type, True), Option("dst-type", 1, _address_type, True),
        Option("limit-iface-in", 0), Option("limit-iface-out", 0),
    ), alternatives=("limit-iface-in", "limit-iface-out"), finish=_finish_addrtype),
    Extension("statistic", (
        Option("mode", 1, _mode), Option("probability", 1, _probability, True),
        Option("every", 1, whole("statistic", "every", 1, 0xFFFFFFFF), True),
        Option("packet", 1, whole("statistic", "packet", 0, 0xFFFFFFFF)),
    ), finish=_finish_statistic),
    Extension("physdev", (
        Option("physdev-is-in", 0, None, True), Option("physdev-in", 1, _interface, True),
        Option("physdev-is-out", 0, None, True), Option("physdev-out", 1, _interface, True),
        Option("physdev-is-bridged", 0, None, True),
    ), needs="PHYSDEV: no physdev option specified"),
    Extension("mac", (Option("mac-source", 1, _mac, True),), required=("mac-source",)),
    Extension("iprange", (
        Option("src-range", 1, _address_range("src-range"), True),
        Option("dst-range", 1, _address_range("dst-range"), True),
    ), needs="iprange match: You must specify `--src-range' or `--dst-range'"),
    Extension("pkttype", (Option("pkt-type", 1, _packet_type, True),), required=("pkt-type",)),
    Extension("length", (Option("length", 1, _range_of("length", "length", 65535), True),), required=("length",)),
    Extension("ttl", (
        Option("ttl-eq", 1, whole("ttl", "ttl-eq", 0, 255), True, ("ttl",)),
        Option("ttl-lt", 1, whole("ttl", "ttl-lt", 0, 255)), Option("ttl-gt", 1, whole("ttl", "ttl-gt", 0, 255)),
    ), alternatives=("ttl-eq", "ttl-lt", "ttl-gt"),
        needs="TTL match: You must specify one of `--ttl-eq', `--ttl-lt', `--ttl-gt"),
    Extension("tos", (Option("tos", 1, _tos, True),), required=("tos",)),
    Extension("dscp", (
        Option("dscp", 1, whole("dscp", "dscp", 0, 63, "x2"), True), Option("dscp-class", 1, dscp_class, True),
    ), alternatives=("dscp", "dscp-class"), needs="DSCP match: Parameter --dscp is required",
        finish=_finish_dscp),
    Extension("owner", (
        Option("uid-owner", 1, _owner("uid-owner"), True), Option("gid-owner", 1, _owner("gid-owner"), True),
        Option("socket-exists", 0, None, True),
    ), needs="owner: At least one of --uid-owner, --gid-owner or --socket-exists is required"),
)  # fmt: skip
MATCHES = {extension.name: extension for extension in _TABLE}
UNMODELLED_MATCHES = frozenset({
    "ah", "bpf", "cgroup", "cluster", "connbytes", "connlabel", "connlimit", "cpu", "dccp", "devgroup", "ecn", "esp",
    "hashlimit", "helper", "ipcomp", "ipvs", "nfacct", "osf", "policy", "quota", "rateest", "realm", "recent",
    "rpfilter", "sctp", "set", "socket", "string", "tcpmss", "time", "u32",
})  # fmt: skip
"""The modules that iptables 1.8.9 brings along beside those of the table."""
