"""Conntrack's flows by netlink, and iptables' rules with counters as ``iptables-save -c`` writes them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from ipaddress import IPv4Address
from pathlib import Path

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.programs import run_program
from pingproof.executor.netlink.socket import NETLINK_NETFILTER
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import parse
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import ConntrackEntry, IptablesChain, IptablesRule, TupleState

_CTNETLINK_GET = 1 << 8 | 1
_NFTABLES_GETTABLE = 10 << 8 | 1
_NFGENMSG = struct.Struct("=BBH")
CTA_TUPLE_ORIG, CTA_TUPLE_REPLY, CTA_STATUS, CTA_PROTOINFO, CTA_TIMEOUT, CTA_MARK, CTA_USE, CTA_ZONE = (
    1,
    2,
    3,
    4,
    7,
    8,
    11,
    18,
)
CTA_TUPLE_IP, CTA_TUPLE_PROTO = 1, 2
CTA_IP_V4_SRC, CTA_IP_V4_DST = 1, 2
CTA_PROTO_NUM, CTA_PROTO_SRC_PORT, CTA_PROTO_DST_PORT = 1, 2, 3
CTA_PROTO_ICMP_ID, CTA_PROTO_ICMP_TYPE, CTA_PROTO_ICMP_CODE = 4, 5, 6
CTA_PROTOINFO_TCP, CTA_PROTOINFO_TCP_STATE = 1, 1
IPS_SEEN_REPLY, IPS_ASSURED = 2, 4
_TCP_STATES = (
    "NONE", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE",
    "SYN_SENT2",
)  # fmt: skip


def read_conntrack(namespace: KernelNamespace) -> tuple[ConntrackEntry, ...]:
    """The IPv4 flows, in the kernel's order; none where the kernel has no conntrack.

    A dump walks the machine's whole hash table, some 10 ms, so a namespace is first asked whether it has any flow.
    """
    if _flow_count(namespace) == 0:
        return ()
    socket = namespace.netlink_socket(NETLINK_NETFILTER)
    try:
        rows = socket.dump(_CTNETLINK_GET, _NFGENMSG.pack(rt.AF_INET, 0, 0))
    except KernelError:
        return ()
    finally:
        socket.close()
    return tuple(_entry(payload) for _, payload in rows)


def _flow_count(namespace: KernelNamespace) -> int | None:
    try:
        with namespace.entered(), open("/proc/sys/net/netfilter/nf_conntrack_count") as file:
            return int(file.read())
    except (OSError, ValueError):
        return None


def _entry(payload: bytes) -> ConntrackEntry:
    attributes = parse(payload, _NFGENMSG.size)
    status = _big(attributes.get(CTA_STATUS))
    protocol, original = _tuple(attributes[CTA_TUPLE_ORIG])
    _, reply = _tuple(attributes[CTA_TUPLE_REPLY])
    tcp = parse(parse(attributes.get(CTA_PROTOINFO, b"")).get(CTA_PROTOINFO_TCP, b""))
    state = tcp.get(CTA_PROTOINFO_TCP_STATE)
    return ConntrackEntry(
        protocol=protocol,
        timeout=_big(attributes.get(CTA_TIMEOUT)),
        original=original,
        reply=reply,
        unreplied=not status & IPS_SEEN_REPLY,
        assured=bool(status & IPS_ASSURED),
        tcp_state=_TCP_STATES[_big(state)] if state is not None else None,
        mark=_big(attributes.get(CTA_MARK)),
        zone=_big(attributes.get(CTA_ZONE)),
        use=_big(attributes.get(CTA_USE)) or 1,
    )


def _tuple(data: bytes) -> tuple[int, TupleState]:
    attributes = parse(data)
    addresses = parse(attributes[CTA_TUPLE_IP])
    protocol = parse(attributes[CTA_TUPLE_PROTO])

    def field(kind: int) -> int | None:
        return _big(protocol[kind]) if kind in protocol else None

    return _big(protocol.get(CTA_PROTO_NUM)), TupleState(
        source=IPv4Address(addresses[CTA_IP_V4_SRC]),
        destination=IPv4Address(addresses[CTA_IP_V4_DST]),
        source_port=field(CTA_PROTO_SRC_PORT),
        destination_port=field(CTA_PROTO_DST_PORT),
        type=field(CTA_PROTO_ICMP_TYPE),
        code=field(CTA_PROTO_ICMP_CODE),
        identifier=field(CTA_PROTO_ICMP_ID),
    )


def _big(payload: bytes | None) -> int:
    """Netfilter's numbers are in network order."""
    return int.from_bytes(payload, "big") if payload else 0


def has_tables(namespace: KernelNamespace) -> bool:
    """Whether any iptables table exists: cheaper to ask than to start ``iptables-save`` for nothing."""
    socket = namespace.netlink_socket(NETLINK_NETFILTER)
    try:
        if socket.dump(_NFTABLES_GETTABLE, _NFGENMSG.pack(rt.AF_INET, 0, 0)):
            return True
    except KernelError:
        pass
    finally:
        socket.close()
    with namespace.entered():
        names = Path("/proc/self/net/ip_tables_names")
        try:
            return bool(names.read_text().strip())
        except OSError:
            return False


def read_iptables(namespace: KernelNamespace) -> tuple[tuple[str, tuple[IptablesChain, ...]], ...]:
    """The tables that exist, by name, each with its chains; raises ``ToolMissing``."""
    if not has_tables(namespace):
        return ()
    return parse_save(run_program(namespace, ["iptables-save", "-c"]).stdout.splitlines())


_CHAIN = re.compile(r":(\S+) (\S+) \[(\d+):(\d+)\]")
_RULE = re.compile(r"\[(\d+):(\d+)\] -A (\S+) ?(.*)")


def parse_save(lines: Iterable[str]) -> tuple[tuple[str, tuple[IptablesChain, ...]], ...]:
    """The tables in the text of ``iptables-save -c``.

    >>> parse_save(["*filter", ":INPUT DROP [3:252]", "[1:84] -A INPUT -i lo -j ACCEPT", "COMMIT"])[0][1][0].rules
    (IptablesRule(specification='-i lo -j ACCEPT', packets=1, bytes=84),)
    """
    tables: list[tuple[str, tuple[IptablesChain, ...]]] = []
    table = ""
    chains: dict[str, IptablesChain] = {}
    rules: dict[str, list[IptablesRule]] = {}
    for line in lines:
        if line.startswith("*"):
            table, chains, rules = line[1:], {}, {}
        elif match := _CHAIN.match(line):
            name, policy, packets, octets = match.groups()
            own = policy == "-"
            chains[name] = IptablesChain(name, None if own else policy, (), int(packets), int(octets))
            rules[name] = []
        elif match := _RULE.match(line):
            packets, octets, name, specification = match.groups()
            rules[name].append(IptablesRule(specification, int(packets), int(octets)))
        elif line == "COMMIT":
            whole = tuple(
                IptablesChain(chain.name, chain.policy, tuple(rules[chain.name]), chain.packets, chain.bytes)
                for chain in chains.values()
            )
            tables.append((table, whole))
    return tuple(sorted(tables))
