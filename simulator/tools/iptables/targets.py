"""The targets of ``iptables``: their options, and the form in which a rule keeps them (extensions/libxt_*.c).

Verdicts and chains have none. A target that is not in the table is kept with its options as typed, if Linux has it.
"""

from __future__ import annotations

import re

from pingproof.simulator.tools.iptables import values
from pingproof.simulator.tools.iptables.extension import (
    Extension,
    MatchOption,
    Option,
    bad_value,
    dscp_class,
    tos_value,
    whole,
)
from pingproof.simulator.tools.iptables.values import problem
from pingproof.simulator.tools.lib.netbase import service_port
from pingproof.simulator.tools.lib.prefix import read_inet

_WITH_PORTS = frozenset({"tcp", "udp", "sctp", "dccp", "icmp"})


def _need_ports(protocol: str | None) -> None:
    """Whether the protocol was said with ``!`` is not looked at (libxt_NAT.c)."""
    if protocol is None or protocol.removeprefix("!") not in _WITH_PORTS:
        raise problem("Need TCP, UDP, SCTP or DCCP with port specification")


def _nat_port(word: str, protocol: str | None) -> int:
    value = values.number(word, 0, 65535)
    if value is None and word:
        value = service_port(word, values.PORT_PROTOCOLS.get(protocol or "", 6))
    if value is None:
        raise problem(f"Port `{word}' not valid")
    return value


def _nat_ports(word: str, protocol: str | None) -> str:
    """``PORT[-PORT]``."""
    first_text, dash, last_text = word.partition("-") if word[:1].isdigit() else (word, "", "")
    first = _nat_port(first_text, protocol)
    last = _nat_port(last_text, protocol) if dash else first
    if last < first:
        raise problem(f"Port range `{last_text}' funky")
    return str(first) if first == last else f"{first}-{last}"


def _to_ports(word: str, protocol: str | None) -> str:
    _need_ports(protocol)
    return _nat_ports(word, protocol)


def _nat_range(word: str, protocol: str | None) -> str:
    """``ADDRESS[-ADDRESS][:PORT[-PORT[/BASE]]]``, either part alone."""
    addresses_text, colon, ports_text = word.partition(":")
    if ":" in ports_text:
        raise problem(f'Bad IP address "{word}"')
    ports = ""
    if colon:
        _need_ports(protocol)
        ports_text, slash, base = ports_text.partition("/")
        ports = ":" + _nat_ports(ports_text, protocol)
        if slash:
            ports += f"/{_nat_port(base, protocol)}"
        if not addresses_text:
            return ports
    first_text, dash, last_text = addresses_text.partition("-")
    for text in (first_text, *([last_text] if dash else [])):
        if values.dotted(text) is None:
            raise problem(f'Bad IP address "{text}"')
    same = not dash or values.dotted(first_text) == values.dotted(last_text)
    return (first_text if same else addresses_text) + ports


def _source_range(word: str, protocol: str | None) -> str:
    """As DNAT's, but the base of a shifted range is lost on its way to the kernel, and is 0 there (libxt_NAT.c)."""
    converted = _nat_range(word, protocol)
    return f"{converted.partition('/')[0]}/0" if "/" in converted else converted


def _netmap(word: str, protocol: str | None) -> str:
    address, slash, mask = word.partition("/")
    if read_inet(address) is None:
        raise problem("getaddrinfo: Temporary failure in name resolution\n")
    if slash and values.number(mask, 33, 255) is not None:
        word = address
    return values.network(word)[0]


REJECT_TYPES = (
    ("icmp-net-unreachable", "net-unreach"), ("icmp-host-unreachable", "host-unreach"),
    ("icmp-port-unreachable", "port-unreach"), ("icmp-proto-unreachable", "proto-unreach"),
    ("icmp-net-prohibited", "net-prohib"), ("icmp-host-prohibited", "host-prohib"), ("tcp-reset", "tcp-rst"),
    ("icmp-admin-prohibited", "admin-prohib"),
)  # fmt: skip


def _reject_type(word: str, protocol: str | None) -> str:
    """A type's name or alias, shortened or not: the first one that begins so."""
    for name, alias in REJECT_TYPES:
        if name.startswith(word.lower()) or alias.startswith(word.lower()):
            return name
    raise problem(f'unknown reject type "{word}"')


def _finish_reject(options: list[MatchOption]) -> list[MatchOption]:
    return options or [("reject-with", ("icmp-port-unreachable",), False)]


_LOG_LEVELS = {
    "emerg": 0, "panic": 0, "alert": 1, "crit": 2, "error": 3, "warning": 4, "notice": 5, "info": 6, "debug": 7,
}  # fmt: skip
LONGEST_PREFIX = 29
"""Letters of ``--log-prefix`` that are kept (struct xt_log_info)."""


def _log_level(word: str, protocol: str | None) -> str | None:
    value = values.number(word, 0, 7)
    if value is None:
        value = _LOG_LEVELS.get(word)
    if value is None:
        raise problem(f'log level "{word}" unknown\n')
    return None if value == 4 else str(value)


def _log_prefix(word: str, protocol: str | None) -> str:
    if not word:
        raise problem("Argument must have a minimum length of 1 characters\n")
    if "\n" in word:
        raise problem("Newlines not allowed in --log-prefix")
    return word[:LONGEST_PREFIX]


def _mark_option(extension: str, name: str) -> Option:
    def convert(word: str, protocol: str | None) -> str:
        takes_mask = name in ("set-mark", "set-xmark")
        read = values.mark(word) if takes_mask or "/" not in word else None
        if read is None and takes_mask:
            raise problem(f'{extension}: bad integer value for option "--{name}", or out of range.\n')
        if read is None:
            raise bad_value(extension, name, 0, 0xFFFFFFFF)
        value, mask = read
        if name == "set-mark":
            mask |= value
        elif name == "and-mark":
            value, mask = 0, ~value & 0xFFFFFFFF
        elif name == "or-mark":
            mask = value
        elif name == "xor-mark":
            mask = 0
        return f"{value:#x}/{mask:#x}"

    return Option(name, 1, convert)


_MARKS = ("set-xmark", "set-mark", "and-mark", "or-mark", "xor-mark")


def _finish_mark(options: list[MatchOption]) -> list[MatchOption]:
    return [("set-xmark", words, False) for _, words, _ in options]


def _plain_mask(name: str) -> Option:
    def convert(word: str, protocol: str | None) -> str:
        value = values.number(word, 0, 0xFFFFFFFF)
        if value is None:
            raise problem(f'CONNMARK: bad value for option "--{name}", or out of range (0-4294967295).\n')
        return f"{value:#x}"

    return Option(name, 1, convert)


def _finish_connmark(options: list[MatchOption]) -> list[MatchOption]:
    """A mark that is carried over says both masks."""
    said = {option: words[0] if words else "" for option, words, _ in options}
    for carry in ("save-mark", "restore-mark"):
        if carry in said:
            mask = said.get("mask", "0xffffffff")
            packet_mask, flow_mask = said.get("nfmask", mask), said.get("ctmask", mask)
            return [(carry, (), False), ("nfmask", (packet_mask,), False), ("ctmask", (flow_mask,), False)]
    if not set(_MARKS) & set(said):
        raise problem("CONNMARK target: No operation specified")
    return _finish_mark([option for option in options if option[0] in _MARKS])


def _tos_option(name: str) -> Option:
    def convert(word: str, protocol: str | None) -> str:
        value, mask = tos_value(word)
        if name == "and-tos":
            value, mask = 0, ~value & 0xFF
        elif name == "or-tos":
            mask = value
        elif name == "xor-tos":
            mask = 0
        return f"0x{value:02x}/0x{mask:02x}"

    return Option(name, 1, convert)


def _finish_tos(options: list[MatchOption]) -> list[MatchOption]:
    return [("set-tos", words, False) for _, words, _ in options]


def _finish_dscp(options: list[MatchOption]) -> list[MatchOption]:
    return [("set-dscp", words, False) for _, words, _ in options]


def _class(word: str, protocol: str | None) -> str:
    match = re.fullmatch(r"([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})", word)
    if match is None:
        raise problem(f'Bad class value "{word}"')
    return f"{int(match[1], 16):04x}:{int(match[2], 16):04x}"


_RANDOM = (Option("random", 0), Option("random-fully", 0))
_TOS_NAMES = ("set-tos", "and-tos", "or-tos", "xor-tos")
_TTL_NAMES = ("ttl-set", "ttl-dec", "ttl-inc")
_TABLE = (
    Extension(
        "SNAT", (Option("to-source", 1, _source_range), *_RANDOM, Option("persistent", 0)), required=("to-source",),
    ),
    Extension(
        "DNAT", (Option("to-destination", 1, _nat_range), Option("random", 0), Option("persistent", 0)),
        required=("to-destination",),
    ),
    Extension("MASQUERADE", (Option("to-ports", 1, _to_ports), *_RANDOM)),
    Extension("REDIRECT", (Option("to-ports", 1, _to_ports), Option("random", 0))),
    Extension("NETMAP", (Option("to", 1, _netmap),), required=("to",)),
    Extension("REJECT", (Option("reject-with", 1, _reject_type),), finish=_finish_reject),
    Extension("LOG", (
        Option("log-prefix", 1, _log_prefix), Option("log-level", 1, _log_level), Option("log-tcp-sequence", 0),
        Option("log-tcp-options", 0), Option("log-ip-options", 0), Option("log-uid", 0), Option("log-macdecode", 0),
    )),
    Extension("MARK", tuple(_mark_option("MARK", name) for name in _MARKS), alternatives=_MARKS,
              needs="MARK: One of the --set-xmark, --{and,or,xor,set}-mark options is required", finish=_finish_mark),
    Extension("CONNMARK", (
        *(_mark_option("CONNMARK", name) for name in _MARKS), Option("save-mark", 0), Option("restore-mark", 0),
        _plain_mask("ctmask"), _plain_mask("nfmask"), _plain_mask("mask"),
    ), alternatives=(*_MARKS, "save-mark", "restore-mark"), finish=_finish_connmark),
    Extension("TTL", tuple(
        Option(name, 1, whole("TTL", name, 0 if name == "ttl-set" else 1, 255)) for name in _TTL_NAMES
    ), alternatives=_TTL_NAMES,
              needs="TTL: You must specify an action"),
    Extension("TOS", tuple(_tos_option(name) for name in _TOS_NAMES), alternatives=_TOS_NAMES,
              needs="TOS: An action is required", finish=_finish_tos),
    Extension("DSCP", (
        Option("set-dscp", 1, whole("DSCP", "set-dscp", 0, 63, "x2")), Option("set-dscp-class", 1, dscp_class),
    ), alternatives=("set-dscp", "set-dscp-class"), needs="DSCP target: Parameter --set-dscp is required",
        finish=_finish_dscp),
    Extension("TCPMSS", (
        Option("set-mss", 1, whole("TCPMSS", "set-mss", 0, 65515)), Option("clamp-mss-to-pmtu", 0),
    ), alternatives=("set-mss", "clamp-mss-to-pmtu"), needs="TCPMSS target: At least one parameter is required"),
    Extension("CHECKSUM", (Option("checksum-fill", 0),),
              needs="CHECKSUM target: Parameter --checksum-fill is required"),
    Extension("CLASSIFY", (Option("set-class", 1, _class),), required=("set-class",)),
    Extension("NOTRACK"),
    Extension("TRACE"),
)  # fmt: skip
TARGETS = {extension.name: extension for extension in _TABLE}
UNMODELLED_TARGETS = frozenset({
    "AUDIT", "CLUSTERIP", "CONNSECMARK", "CT", "ECN", "HMARK", "IDLETIMER", "LED", "NFLOG", "NFQUEUE", "RATEEST",
    "SECMARK", "SET", "SYNPROXY", "TCPOPTSTRIP", "TEE", "TPROXY", "ULOG",
})  # fmt: skip
"""The targets that iptables 1.8.9 brings along beside those of the table."""
