"""Netfilter's part of each namespace: iptables' tables, conntrack's flows, and rules of other tools.

Three tools can have put rules there: iptables-nft, whose tables ``iptables-save`` prints; iptables-legacy, with
its own program; and anything that speaks nftables, whose chains are named and not understood.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pyroute2.netlink import NETLINK_NETFILTER
from pyroute2.netlink.nfnetlink import NFNL_SUBSYS_NFTABLES
from pyroute2.netlink.nfnetlink.nftsocket import NFT_MSG_GETCHAIN, NFT_MSG_GETTABLE, nft_chain_msg, nft_table_msg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.programs import Program, start_program
from pingproof.executor.machine.unavailable import ToolMissing
from pingproof.executor.netfilter.state import parse_save, read_conntrack
from pingproof.executor.netlink.message import read, write
from pingproof.executor.netlink.socket import NetlinkSocket
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import ConntrackEntry, Gap, IptablesChain, Unmodelled, Unread

Tables = tuple[tuple[str, tuple[IptablesChain, ...]], ...]

IPTABLES_TABLES = ("mangle", "security", "raw", "filter", "nat")
HOOKS = ("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING")
INET, IPV4, ARP, NETDEV, BRIDGE = 1, 2, 3, 5, 7
"""NFPROTO_…: the families whose rules a ping can meet."""
FAMILY_NAMES = {INET: "inet", IPV4: "ip", ARP: "arp", NETDEV: "netdev", BRIDGE: "bridge"}
AT_ONCE = 8
"""How many ``iptables-save`` run side by side."""
# nfnetlink: the subsystem in the message type's upper byte.
_GETTABLE, _GETCHAIN = (NFNL_SUBSYS_NFTABLES << 8 | number for number in (NFT_MSG_GETTABLE, NFT_MSG_GETCHAIN))
_DROP = 0


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A namespace's part of netfilter."""

    tables: Tables = ()
    flows: tuple[ConntrackEntry, ...] = ()
    gaps: tuple[Unmodelled, ...] = ()


@dataclass(frozen=True, slots=True)
class _BaseChain:
    family: int
    table: str
    name: str
    hook: int
    device: str
    does_something: bool


def read_rulesets(namespaces: Sequence[KernelNamespace], unread: list[Unread]) -> dict[str, Ruleset]:
    """Rulesets of the namespaces, by name; refusals are added to ``unread``."""
    found: dict[str, Ruleset] = {}
    saving: list[tuple[KernelNamespace, str]] = []
    for namespace in namespaces:
        try:
            chains, has_iptables = _nft(namespace)
            flows = read_conntrack(namespace)
        except KernelError as error:
            unread.append(Unread("iptables rules", namespace.name, error.errno.value))
            # Rules that must not be read may be there: each hook is a place where the prediction can fail.
            found[namespace.name] = Ruleset(gaps=tuple(_hidden()))
            continue
        found[namespace.name] = Ruleset((), flows, tuple(_foreign(chains)))
        # nf_tables' tables and ip_tables' own: a machine may have both in use, each printed by its own program.
        if has_iptables:
            saving.append((namespace, "iptables-save"))
        if _legacy_tables(namespace):
            saving.append((namespace, "iptables-legacy-save"))
    for namespace, program, text in _save(saving, unread):
        found[namespace.name] = _with_tables(found[namespace.name], program, text)
    return found


def _hidden() -> Iterator[Unmodelled]:
    """Gaps for rules that may exist and may not be read."""
    for hook in HOOKS:
        yield Unmodelled(Gap.NETFILTER, "unread rules", hook=hook)


@cache
def _has_nf_tables() -> bool:
    """Whether nf_tables is loaded already: a question to it would load the module."""
    if Path("/sys/module/nf_tables").exists():
        return True
    try:
        # A module is in /proc/modules from its loading on; one that is built in has a directory in /sys only with
        # parameters.
        if "nf_tables " in Path("/proc/modules").read_text():
            return True
        built_in = Path(f"/lib/modules/{os.uname().release}/modules.builtin")
        return not built_in.exists() or "/nf_tables.ko" in built_in.read_text()
    except OSError:
        return True  # a kernel without modules


def _nft(namespace: KernelNamespace) -> tuple[list[_BaseChain], bool]:
    """Base chains of other tools than iptables, and whether iptables has a table. Raises ``KernelError``."""
    if not _has_nf_tables():
        return [], False
    socket = namespace.netlink_socket(NETLINK_NETFILTER)
    try:
        # All families in one dump: inet, arp, bridge and netdev chains see IPv4 packets, too.
        messages = [read(nft_table_msg, each) for each in socket.dump(_GETTABLE, write(nft_table_msg))]
        tables = [(each.field("nfgen_family"), each.text("NFTA_TABLE_NAME")) for each in messages]
        has_iptables = any(family == IPV4 and name in IPTABLES_TABLES for family, name in tables)
        others = [each for each in tables if each[0] in FAMILY_NAMES and not _is_iptables(*each)]
        # iptables' own chains are understood, so without another table the chains need not be asked for.
        return ([*_base_chains(socket)] if others else []), has_iptables
    finally:
        socket.close()


def _is_iptables(family: int, table: str) -> bool:
    return family == IPV4 and table in IPTABLES_TABLES


def _base_chains(socket: NetlinkSocket) -> Iterator[_BaseChain]:
    for data in socket.dump(_GETCHAIN, write(nft_chain_msg)):
        message = read(nft_chain_msg, data)
        family = message.field("nfgen_family")
        table = message.text("NFTA_CHAIN_TABLE")
        # A chain without a hook is only reached by a jump from one that has one.
        if "NFTA_CHAIN_HOOK" not in message or family not in FAMILY_NAMES or _is_iptables(family, table):
            continue
        hook = message.nested("NFTA_CHAIN_HOOK")
        yield _BaseChain(
            family,
            table,
            message.text("NFTA_CHAIN_NAME"),
            hook.number("NFTA_HOOK_HOOKNUM"),
            hook.text("NFTA_HOOK_DEV"),
            # The use count has the chain's rules in it: an empty chain that accepts changes no packet's way.
            message.number("NFTA_CHAIN_USE") > 0 or message.number("NFTA_CHAIN_POLICY", 1) == _DROP,
        )


def _foreign(chains: Iterable[_BaseChain]) -> Iterator[Unmodelled]:
    """Gaps by other tools' chains with rules or a policy of drop; chains of nat too, for a flow's first packet."""
    for chain in chains:
        if not chain.does_something:
            continue
        name = f"{chain.table} {chain.name}"
        what = f"nft chain {FAMILY_NAMES[chain.family]}"
        # inet has a sixth hook, ingress, which belongs to a device as netdev's do.
        if chain.family in (INET, IPV4) and chain.hook < len(HOOKS):
            yield Unmodelled(Gap.NETFILTER, what, name, hook=HOOKS[chain.hook])
        elif chain.family in (ARP, BRIDGE):
            yield Unmodelled(Gap.NETFILTER, what, name, hook=FAMILY_NAMES[chain.family].upper())
        else:
            yield Unmodelled(Gap.XDP, what, name, device=chain.device)


def _legacy_tables(namespace: KernelNamespace) -> bool:
    with namespace.entered():
        try:
            # The thread's own namespace is meant, which /proc/net (a link to self) is not for every thread. The file
            # exists only while ip_tables is loaded, and lists a table from its first use on.
            return bool(Path("/proc/thread-self/net/ip_tables_names").read_text().strip())
        except OSError:
            return False


def _save(
    wanted: Sequence[tuple[KernelNamespace, str]], unread: list[Unread]
) -> Iterator[tuple[KernelNamespace, str, str]]:
    """Output of each program, some of which run at the same time."""
    # Side by side, but some at a time: a machine of 300 namespaces would have 300 programs.
    for at in range(0, len(wanted), AT_ONCE):
        running: list[tuple[KernelNamespace, str, Program]] = []
        for namespace, name in wanted[at : at + AT_ONCE]:
            try:
                running.append((namespace, name, start_program(namespace, [name, "-c"])))
            except ToolMissing as missing:
                unread.append(Unread("iptables rules", namespace.name, str(missing)))
                # Rules that cannot be printed are treated as rules that iptables-save itself refuses to print.
                yield namespace, name, _INCOMPATIBLE
        for namespace, name, program in running:
            program.reap(wait=True)
            result = program.result()
            program.close()
            if not result.ok:
                unread.append(Unread("iptables rules", namespace.name, result.stderr.strip().partition("\n")[0]))
            yield namespace, name, result.stdout if result.ok else _INCOMPATIBLE


_INCOMPATIBLE = "# Table `filter' is incompatible, use 'nft' tool.\n"
"""What ``iptables-save`` prints of a table that another tool has put something into."""


def _with_tables(ruleset: Ruleset, program: str, text: str) -> Ruleset:
    tables = parse_save(text.splitlines())
    gaps = list(ruleset.gaps)
    if "incompatible" in text:
        gaps += [Unmodelled(Gap.NETFILTER, f"rules that {program} does not print", hook=hook) for hook in HOOKS]
    # The same table in both flavours: the kernel asks both, the model has one of them, so the second is a gap.
    known = {name for name, _ in ruleset.tables}
    for name, chains in tables:
        if not any(chain.rules or chain.policy == "DROP" for chain in chains):
            continue
        if name in known:
            gaps += [
                Unmodelled(Gap.NETFILTER, f"{program} -t {name}", hook=each.name) for each in chains if each.policy
            ]
    new = [(name, chains) for name, chains in tables if name not in known and _says_something(program, chains)]
    return replace(ruleset, tables=tuple(sorted([*ruleset.tables, *new], key=_in_order)), gaps=tuple(gaps))


def _says_something(program: str, chains: tuple[IptablesChain, ...]) -> bool:
    """Whether a table has content: a legacy table exists as soon as somebody listed it once."""
    return program == "iptables-save" or any(chain.rules or chain.policy == "DROP" for chain in chains)


def _in_order(entry: tuple[str, object]) -> int:
    return IPTABLES_TABLES.index(entry[0]) if entry[0] in IPTABLES_TABLES else len(IPTABLES_TABLES)
