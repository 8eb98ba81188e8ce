"""nft's tables and built-in chains behind iptables: the list, and the deletion of those that are empty again.

``iptables`` (its nft flavour) makes a table and a built-in chain when the first rule needs them, and never takes them
away. A host that had no table nat before the lab has none after it.
"""

from __future__ import annotations

import contextlib
import socket
import struct
from socket import AF_INET

from pyroute2.netlink import NETLINK_NETFILTER, NLM_F_ACK, NLM_F_REQUEST
from pyroute2.netlink.nfnetlink import NFNL_SUBSYS_NFTABLES, nfgen_msg
from pyroute2.netlink.nfnetlink.nftsocket import (
    NFT_MSG_DELCHAIN,
    NFT_MSG_DELTABLE,
    NFT_MSG_GETCHAIN,
    NFT_MSG_GETTABLE,
    nft_chain_msg,
    nft_table_msg,
)

from pingproof.executor.netlink.message import NLMSG_HDRLEN, Message, read, write
from pingproof.executor.netlink.socket import NetlinkSocket, kernel_error
from pingproof.simulator.errors import KernelError

_GET_TABLE, _DELETE_TABLE, _GET_CHAIN, _DELETE_CHAIN = (
    NFNL_SUBSYS_NFTABLES << 8 | number
    for number in (NFT_MSG_GETTABLE, NFT_MSG_DELTABLE, NFT_MSG_GETCHAIN, NFT_MSG_DELCHAIN)
)
# NFNL_MSG_BATCH_BEGIN and _END (nfnetlink.h): nf_tables takes changes in a transaction only.
_BATCH_BEGIN, _BATCH_END = 0x10, 0x11
_NLM_F_NONREC = 0x100
_HEADER = struct.Struct("=IHHII")
_NF_ACCEPT = 1
_ANY_TABLE = write(nft_table_msg, nfgen_family=AF_INET)
_ANY_CHAIN = write(nft_chain_msg, nfgen_family=AF_INET)


def nft_chains(table: str) -> tuple[str, ...] | None:
    """The chains of an IPv4 table of this namespace; None without that table (or without nf_tables)."""
    netlink = NetlinkSocket(NETLINK_NETFILTER)
    try:
        tables = [read(nft_table_msg, each) for each in netlink.dump(_GET_TABLE, _ANY_TABLE)]
    except KernelError:
        return None
    finally:
        netlink.close()
    if table not in (each.text("NFTA_TABLE_NAME") for each in tables):
        return None
    chains = _chains(table)
    return None if chains is None else tuple(each.text("NFTA_CHAIN_NAME") for each in chains)


def _chains(table: str) -> list[Message] | None:
    """The messages of an IPv4 table's chains; None where the kernel refuses to list them."""
    netlink = NetlinkSocket(NETLINK_NETFILTER)
    try:
        found = [read(nft_chain_msg, each) for each in netlink.dump(_GET_CHAIN, _ANY_CHAIN)]
    except KernelError:
        return None
    finally:
        netlink.close()
    return [each for each in found if each.text("NFTA_CHAIN_TABLE") == table]


def delete_if_empty(table: str, chains_before: tuple[str, ...], table_before: bool) -> None:
    """Take away the built-in chains that are new, empty and accept everything, and the table if it is new and empty."""
    for chain in _accepting(table):
        if chain not in chains_before:
            body = write(nft_chain_msg, [("NFTA_CHAIN_TABLE", table), ("NFTA_CHAIN_NAME", chain)], nfgen_family=AF_INET)
            with contextlib.suppress(KernelError):  # it has rules, or is gone: somebody else's business
                _change(_DELETE_CHAIN, body)
    if not table_before:
        with contextlib.suppress(KernelError):
            _change(_DELETE_TABLE, write(nft_table_msg, [("NFTA_TABLE_NAME", table)], nfgen_family=AF_INET))


def _accepting(table: str) -> list[str]:
    return [
        each.text("NFTA_CHAIN_NAME") for each in _chains(table) or () if each.number("NFTA_CHAIN_POLICY") == _NF_ACCEPT
    ]


def _change(kind: int, body: bytes) -> None:
    """One change as a batch of its own; not recursive, so that what is in use or has content stays."""

    def message(number: int, kind: int, flags: int, body: bytes) -> bytes:
        return _HEADER.pack(NLMSG_HDRLEN + len(body), kind, flags | NLM_F_REQUEST, number, 0) + body

    subsystem = write(nfgen_msg, nfgen_family=AF_INET, res_id=NFNL_SUBSYS_NFTABLES)
    batch = (
        message(1, _BATCH_BEGIN, 0, subsystem)
        + message(2, kind, NLM_F_ACK | _NLM_F_NONREC, body)
        + message(3, _BATCH_END, 0, subsystem)
    )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, NETLINK_NETFILTER) as netlink:
        netlink.send(batch)
        answer = netlink.recv(1 << 16)
    # The batch's only acknowledgement is the middle message's; an error of the batch comes first as well.
    number = -struct.unpack_from("=i", answer, NLMSG_HDRLEN)[0]
    if number > 0:
        raise kernel_error(number)
