"""Conntrack's flows by netlink, and iptables' rules with counters as ``iptables-save -c`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv4Address
from pathlib import Path
from socket import AF_INET

from pyroute2.netlink import NETLINK_NETFILTER
from pyroute2.netlink.nfnetlink import NFNL_SUBSYS_CTNETLINK, NFNL_SUBSYS_NFTABLES
from pyroute2.netlink.nfnetlink.nfctsocket import IPCTNL_MSG_CT_GET, IPS_ASSURED, IPS_SEEN_REPLY, nfct_msg
from pyroute2.netlink.nfnetlink.nftsocket import NFT_MSG_GETTABLE, nft_table_msg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.programs import run_program
from pingproof.executor.netlink.message import Message, read, write
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import ConntrackEntry, IptablesChain, IptablesRule, TupleState

_CTNETLINK_GET = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET
_NFTABLES_GETTABLE = NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETTABLE
# enum tcp_conntrack (nf_conntrack_tcp.h), by number.
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
        rows = socket.dump(_CTNETLINK_GET, write(nfct_msg, nfgen_family=AF_INET))
    except KernelError:
        return ()
    finally:
        socket.close()
    return tuple(_entry(read(nfct_msg, row)) for row in rows)


def _flow_count(namespace: KernelNamespace) -> int | None:
    try:
        with namespace.entered(), open("/proc/sys/net/netfilter/nf_conntrack_count") as file:
            return int(file.read())
    except (OSError, ValueError):
        return None


def _entry(message: Message) -> ConntrackEntry:
    # Without IPS_SEEN_REPLY conntrack(8) prints [UNREPLIED], with IPS_ASSURED [ASSURED].
    status = message.number("CTA_STATUS")
    original = message.nested("CTA_TUPLE_ORIG")
    state = message.nested("CTA_PROTOINFO").nested("CTA_PROTOINFO_TCP").get("CTA_PROTOINFO_TCP_STATE")
    return ConntrackEntry(
        protocol=original.nested("CTA_TUPLE_PROTO").number("CTA_PROTO_NUM"),
        timeout=message.number("CTA_TIMEOUT"),
        original=_tuple(original),
        reply=_tuple(message.nested("CTA_TUPLE_REPLY")),
        unreplied=not status & IPS_SEEN_REPLY,
        assured=bool(status & IPS_ASSURED),
        tcp_state=_TCP_STATES[state] if state is not None else None,
        mark=message.number("CTA_MARK"),
        zone=message.number("CTA_ZONE"),
        use=message.number("CTA_USE") or 1,
    )


def _tuple(data: Message) -> TupleState:
    addresses = data.nested("CTA_TUPLE_IP")
    protocol = data.nested("CTA_TUPLE_PROTO")
    return TupleState(
        source=IPv4Address(addresses.raw("CTA_IP_V4_SRC") or b""),
        destination=IPv4Address(addresses.raw("CTA_IP_V4_DST") or b""),
        source_port=protocol.get("CTA_PROTO_SRC_PORT"),
        destination_port=protocol.get("CTA_PROTO_DST_PORT"),
        type=protocol.get("CTA_PROTO_ICMP_TYPE"),
        code=protocol.get("CTA_PROTO_ICMP_CODE"),
        identifier=protocol.get("CTA_PROTO_ICMP_ID"),
    )


def has_tables(namespace: KernelNamespace) -> bool:
    """Whether any iptables table exists: the question is cheaper than ``iptables-save``."""
    socket = namespace.netlink_socket(NETLINK_NETFILTER)
    try:
        if socket.dump(_NFTABLES_GETTABLE, write(nft_table_msg, nfgen_family=AF_INET)):
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
            # A chain of the user's has "-" for its policy, and no counters of its own.
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
