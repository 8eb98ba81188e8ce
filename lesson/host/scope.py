"""The compared part of the machine: what the lab made, and what of the rest the lab has changed.

On a machine in use other programs send, learn neighbours and count packets meanwhile. Not compared are the devices
from before (of their frames only those of the lab's own networks are), flows of other addresses, and the counters of
rules from before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

from pingproof.lesson.compare.frames import Seen, Sequences
from pingproof.lesson.compare.scope import Scope
from pingproof.lesson.host.outside import GATEWAY, INTERNET
from pingproof.simulator.result import Result
from pingproof.simulator.state import ConntrackEntry, IptablesChain, NamespaceState, NetworkState, Route
from pingproof.simulator.value import value
from pingproof.simulator.wire.icmp import Icmp
from pingproof.simulator.wire.ipv4 import Ipv4

_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")


@value
class HostScope(Scope):
    """The scope of a lab on the host: ``foreign`` devices and ``others``, the named namespaces, were there before."""

    before: NetworkState
    networks: tuple[IPv4Network, ...]
    outside: frozenset[IPv4Address] = frozenset()

    @property
    def foreign(self) -> frozenset[str]:
        """The host's devices that were there before."""
        return frozenset(link.name for each in self.before.namespaces if not each.name for link in each.links)

    def state(self, state: NetworkState) -> NetworkState:
        """The host and the lab's namespaces."""
        others = {each.name for each in self.before.namespaces if each.name}
        kept = [each for each in state.namespaces if each.name not in others]
        return NetworkState(tuple(each if each.name else self._host(each) for each in kept))

    def frames(self, sequences: Sequences) -> Sequences:
        """All frames of the lab's own devices; of others the lab's ICMP packets, without MAC addresses."""
        foreign = self.foreign
        found: Sequences = defaultdict(list)
        for key, frames in sequences.items():
            if key[0] in (GATEWAY, INTERNET):
                continue
            if key[0] or key[1] not in foreign:
                found[key] = frames
            elif kept := [_without_macs(seen) for seen in frames if self._is_of_the_lab(seen)]:
                found[key] = kept
        return found

    def result(self, command: str, result: Result) -> Result:
        """The text of a command; of a list of all flows only the lab's."""
        if not re.search(r"(^|\s)conntrack\s", command):
            return result
        lines = [line for line in result.stdout.splitlines(keepends=True) if self._speaks_of_the_lab(line)]
        return Result(result.exit_code, "".join(lines), "")

    def _host(self, host: NamespaceState) -> NamespaceState:
        foreign = self.foreign
        return replace(
            host,
            links=tuple(link for link in host.links if link.name not in foreign),
            addresses=tuple(row for row in host.addresses if row.device not in foreign),
            routes=tuple(row for row in host.routes if not _devices(row) & foreign),
            neighbours=tuple(row for row in host.neighbours if row.device not in foreign),
            fdb=tuple(row for row in host.fdb if row.device not in foreign),
            conntrack=tuple(row for row in host.conntrack if self._is_own_flow(row)),
            iptables=tuple((table, tuple(map(self._uncounted(table), chains))) for table, chains in host.iptables),
        )

    def _uncounted(self, table: str) -> Callable[[IptablesChain], IptablesChain]:
        """A function that takes the counters from policies and from rules of before the lab."""
        old = {
            (chain.name, rule.specification)
            for each in self.before.namespaces
            if not each.name
            for name, chains in each.iptables
            if name == table
            for chain in chains
            for rule in chain.rules
        }

        def uncounted(chain: IptablesChain) -> IptablesChain:
            rules = tuple(
                replace(rule, packets=0, bytes=0) if (chain.name, rule.specification) in old else rule
                for rule in chain.rules
            )
            return replace(chain, rules=rules, packets=0, bytes=0)

        return uncounted

    def _is_own_flow(self, row: ConntrackEntry) -> bool:
        return self._has_own((row.original.source, row.original.destination, row.reply.source, row.reply.destination))

    def _speaks_of_the_lab(self, line: str) -> bool:
        return self._has_own(IPv4Address(word) for word in _ADDRESS.findall(line))

    def _has_own(self, addresses: Iterable[IPv4Address]) -> bool:
        return any(address in network for address in addresses for network in self.networks)

    def _is_of_the_lab(self, seen: Seen) -> bool:
        packet = seen.frame.payload
        if not isinstance(packet, Ipv4) or not isinstance(packet.transport, Icmp):
            return False
        ends = packet.source, packet.destination
        return self._has_own(ends) or any(end in self.outside for end in ends)


def _devices(route: Route) -> set[str]:
    return {hop.device for hop in route.nexthops if hop.device is not None}


def _without_macs(seen: Seen) -> Seen:
    return replace(seen, frame=replace(seen.frame, source="", destination=""))
