"""The state of the whole machine: the namespace this process is in, the named ones, and those of processes.

One process enters each namespace in turn. Nothing is changed and nothing is sent; a module that is not loaded is not
asked, since the question would load it.
"""

from __future__ import annotations

import contextlib
import os
import resource
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import open_host
from pingproof.executor.machine.names import NETNS_RUN_DIR
from pingproof.executor.netfilter.ruleset import Ruleset, read_rulesets
from pingproof.executor.netlink.message import Message
from pingproof.executor.rtnetlink.address import read_addresses
from pingproof.executor.rtnetlink.fdb import read_fdb
from pingproof.executor.rtnetlink.link import link_messages, links_of
from pingproof.executor.rtnetlink.neighbour import read_neighbours
from pingproof.executor.rtnetlink.nsid import nsid_of
from pingproof.executor.rtnetlink.route import read_empty_tables, read_every_route
from pingproof.executor.rtnetlink.rule import read_policy
from pingproof.executor.state.gaps import link_gaps, policy_gaps, qdisc_gaps
from pingproof.executor.sysctl.state import machine_sysctls
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import PROCESS_NAMESPACE, UNREAD_NAMESPACE, NamespaceState, NetworkState, Unread


@dataclass(slots=True)
class _Reading:
    """A namespace being read. ``away`` names the namespaces that have a number here, by the number."""

    namespace: KernelNamespace
    messages: list[Message]
    away: dict[int, str] = field(default_factory=dict)

    def cables(self) -> Iterator[tuple[int, int, int]]:
        """(ifindex, the other end's ifindex, the number of its namespace) of the links that lead to another one."""
        for message in self.messages:
            nsid = message.get("IFLA_LINK_NETNSID")
            if nsid is not None:
                yield message.field("index"), message.number("IFLA_LINK"), nsid


def read_machine(pids: Sequence[int] = ()) -> NetworkState:
    """The present namespace (""), all in /run/netns, and those of the processes ``pids``; and what could not be read.

    Raises ``OSError`` only where this process's own namespace cannot be opened.
    """
    _allow_many_files()
    unread: list[Unread] = []
    opened = _open(pids, unread)
    try:
        # All links first: a cable's other end is found by comparing both ends.
        readings = [_Reading(namespace, link_messages(namespace)) for namespace in opened]
        _find_neighbours(readings)
        rulesets = read_rulesets(opened, unread)
        states = [_read(reading, rulesets[reading.namespace.name]) for reading in readings]
    finally:
        for namespace in opened:
            namespace.close()
    return NetworkState(tuple(states), tuple(unread))


def _allow_many_files() -> None:
    """Raise the limit of open files: a namespace being read takes two."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _open(pids: Iterable[int], unread: list[Unread]) -> list[KernelNamespace]:
    host = open_host()
    # A namespace may have several names, and the host's own may be mounted under one: each is read once.
    opened, seen = [host], {host.inode}
    try:
        names = sorted(os.listdir(NETNS_RUN_DIR))
    except OSError:
        names = []
    paths = [(name, f"{NETNS_RUN_DIR}/{name}") for name in names]
    # After the names: a container's namespace that has one is shown under it.
    paths += [(f"{PROCESS_NAMESPACE}{pid}", f"/proc/{pid}/ns/net") for pid in pids]
    for name, path in paths:
        try:
            namespace = _open_one(name, path, host, seen)
        except OSError as error:
            unread.append(Unread("namespace", name, error.strerror or str(error)))
            continue
        if namespace is not None:
            opened.append(namespace)
            seen.add(namespace.inode)
    return opened


def _open_one(name: str, path: str, host: KernelNamespace, seen: set[int]) -> KernelNamespace | None:
    """The namespace behind a file; None when it is one that was opened before. Raises ``OSError``."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if os.fstat(descriptor).st_ino in seen:
            os.close(descriptor)
            return None
        return KernelNamespace(name, descriptor, host)
    except OSError:
        os.close(descriptor)
        raise


def _find_neighbours(readings: Sequence[_Reading]) -> None:
    """Find each number's namespace: the kernel is asked for the number of each that could have a cable's other end."""
    ends: dict[tuple[int, int], list[_Reading]] = {}
    # Candidates by the pair of ifindexes, which both ends of a cable have crosswise; the kernel's number then decides.
    for reading in readings:
        for ifindex, peer, _ in reading.cables():
            ends.setdefault((ifindex, peer), []).append(reading)
    for reading in readings:
        for ifindex, peer, nsid in reading.cables():
            # One answer names every cable to the same namespace.
            if nsid in reading.away:
                continue
            for other in ends.get((peer, ifindex), ()):
                if other is not reading and _is_numbered(reading, other, nsid):
                    reading.away[nsid] = other.namespace.name
                    break


def _is_numbered(reading: _Reading, other: _Reading, nsid: int) -> bool:
    try:
        return nsid_of(reading.namespace, other.namespace) == nsid
    except KernelError:
        return False


def _read(reading: _Reading, ruleset: Ruleset) -> NamespaceState:
    namespace = reading.namespace
    links = tuple(
        replace(link, peer_namespace=UNREAD_NAMESPACE)
        if link.peer_nsid is not None and link.peer_nsid not in reading.away
        else link
        for link in links_of(reading.messages, reading.away)
    )
    names = {link.ifindex: link.name for link in links}
    routes, learned, route_gaps = read_every_route(namespace, names)
    rules, rule_gaps = read_policy(namespace)
    sysctls, sysctl_gaps = machine_sysctls(namespace, reading.messages)
    return NamespaceState(
        name=namespace.name,
        links=links,
        addresses=read_addresses(namespace, names),
        routes=routes,
        learned=learned,
        rules=rules,
        neighbours=read_neighbours(namespace, names) + read_neighbours(namespace, names, proxy=True),
        fdb=read_fdb(namespace, names),
        conntrack=ruleset.flows,
        iptables=ruleset.tables,
        sysctls=sysctls,
        empty_tables=read_empty_tables(namespace, routes),
        unmodelled=(
            *link_gaps(reading.messages, links),
            *qdisc_gaps(namespace, names),
            *route_gaps,
            *rule_gaps,
            *policy_gaps(namespace),
            *ruleset.gaps,
            *sysctl_gaps,
        ),
    )
