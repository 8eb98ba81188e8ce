"""The nft tables and built-in chains behind iptables: which there are, and taking away those that are empty again.

``iptables`` (its nft flavour) makes a table and a built-in chain when the first rule needs them, and never takes them
away. A host that had no table nat before the lab has none after it.
"""

from __future__ import annotations

import contextlib
import socket
import struct

from pingproof.executor.netlink.socket import NETLINK_NETFILTER, NLM_F_ACK, NetlinkSocket, kernel_error
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import parse, string, text
from pingproof.simulator.errors import KernelError

_SUBSYSTEM = 10
_GET_TABLE, _DELETE_TABLE, _GET_CHAIN, _DELETE_CHAIN = (_SUBSYSTEM << 8 | number for number in (1, 2, 4, 5))
_BATCH_BEGIN, _BATCH_END = 0x10, 0x11
_NLM_F_REQUEST, _NLM_F_NONREC = 0x1, 0x100
_NFTA_NAME = 1  # of a table, and of a chain's table
_NFTA_CHAIN_NAME, _NFTA_CHAIN_POLICY = 3, 5
_HEADER = struct.Struct("=IHHII")
_NF_ACCEPT = 1


def _family(resource: int = 0) -> bytes:
    return struct.pack("=BB", rt.AF_INET, 0) + struct.pack(">H", resource)


def nft_chains(table: str) -> tuple[str, ...] | None:
    """The chains of an IPv4 table of this namespace; None without that table (or without nf_tables)."""
    netlink = NetlinkSocket(NETLINK_NETFILTER)
    try:
        tables = [string(parse(payload, 4).get(_NFTA_NAME)) for _, payload in netlink.dump(_GET_TABLE, _family())]
        if table not in tables:
            return None
        rows = [parse(payload, 4) for _, payload in netlink.dump(_GET_CHAIN, _family())]
    except KernelError:
        return None
    finally:
        netlink.close()
    return tuple(string(row.get(_NFTA_CHAIN_NAME)) for row in rows if string(row.get(_NFTA_NAME)) == table)


def delete_if_empty(table: str, chains_before: tuple[str, ...], table_before: bool) -> None:
    """Take away the built-in chains that are new, empty and accept everything, and the table if it is new and empty."""
    for chain in _accepting(table):
        if chain not in chains_before:
            body = text(_NFTA_NAME, table) + text(_NFTA_CHAIN_NAME, chain)
            with contextlib.suppress(KernelError):  # it has rules, or is gone: somebody else's business
                _change(_DELETE_CHAIN, body)
    if not table_before:
        with contextlib.suppress(KernelError):
            _change(_DELETE_TABLE, text(_NFTA_NAME, table))


def _accepting(table: str) -> list[str]:
    netlink = NetlinkSocket(NETLINK_NETFILTER)
    try:
        rows = [parse(payload, 4) for _, payload in netlink.dump(_GET_CHAIN, _family())]
    except KernelError:
        return []
    finally:
        netlink.close()
    accept = _NF_ACCEPT.to_bytes(4, "big")
    return [
        string(row.get(_NFTA_CHAIN_NAME))
        for row in rows
        if string(row.get(_NFTA_NAME)) == table and row.get(_NFTA_CHAIN_POLICY) == accept
    ]


def _change(kind: int, attributes: bytes) -> None:
    """One change as a batch of its own; not recursive, so that what is in use or has content stays."""

    def message(number: int, kind: int, flags: int, body: bytes) -> bytes:
        return _HEADER.pack(16 + len(body), kind, flags | _NLM_F_REQUEST, number, 0) + body

    batch = (
        message(1, _BATCH_BEGIN, 0, _family(_SUBSYSTEM))
        + message(2, kind, NLM_F_ACK | _NLM_F_NONREC, _family() + attributes)
        + message(3, _BATCH_END, 0, _family(_SUBSYSTEM))
    )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, NETLINK_NETFILTER) as netlink:
        netlink.send(batch)
        answer = netlink.recv(1 << 16)
    number = -struct.unpack_from("=i", answer, 16)[0]
    if number > 0:
        raise kernel_error(number)
