"""A network's state with other names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from pingproof.lesson.anonymise.addresses import AddressMap, choose_map
from pingproof.lesson.anonymise.names import DeviceNames, Names, NamespaceNames, mac_names
from pingproof.lesson.anonymise.rules import addresses_in, macs_in, renamed_chain, renamed_rule, wildcards_in
from pingproof.simulator.errors import Errno
from pingproof.simulator.state import (
    UNREAD_NAMESPACE,
    IptablesChain,
    Link,
    NamespaceState,
    NetworkState,
    TupleState,
    Unmodelled,
    Unread,
)

SOLICITED_NODE = "33:33:ff:"
"""RFC 4291: an IPv6 group whose MAC address ends like its member's own."""
_SWAPPED = str.maketrans("./", "/.")
_ERRORS = frozenset(error.value for error in Errno)


@dataclass(slots=True)
class _Renaming:
    namespaces: NamespaceNames
    devices: DeviceNames
    chains: Names
    texts: Names
    macs: dict[str, str]
    addresses: AddressMap

    def mac(self, mac: str) -> str:
        return self.macs.get(mac, mac)

    def mac_or_none(self, mac: str | None) -> str | None:
        return None if mac is None else self.mac(mac)

    def written_address(self, address: str, length: str | None) -> str:
        """An address in a rule, with its prefix length or mask."""
        try:
            if length is None:
                return str(self.addresses.address(IPv4Address(address)))
            if length.isdigit():
                return str(self.addresses.network(IPv4Network(f"{address}/{length}", strict=False)))
            return f"{self.addresses.address(IPv4Address(address))}/{length}"
        except ValueError:
            # Digits and dots that are no address: the place keeps an address, and tells nothing.
            return "0.0.0.0/32"


def anonymise(state: NetworkState, asked: Sequence[IPv4Address] = ()) -> tuple[NetworkState, list[tuple[str, str]]]:
    """The state with other names, and the new names of the addresses ``asked`` about and of the namespaces."""
    naming = _renaming(state, asked)
    namespaces = tuple(_namespace(each, naming) for each in state.namespaces)
    unread = tuple(
        Unread(each.what, naming.namespaces.of(each.namespace), each.reason if each.reason in _ERRORS else "an error")
        for each in state.unread
    )
    told = [(str(address), str(naming.addresses.address(address))) for address in asked]
    told += [(each.name, naming.namespaces.of(each.name)) for each in state.namespaces if each.name]
    return NetworkState(namespaces, unread), told


def _renaming(state: NetworkState, asked: Sequence[IPv4Address]) -> _Renaming:
    # Names are given before any row is renamed: a name in one row must be the same in all.
    rules = [rule.specification for _, chain in _chains(state) for rule in chain.rules]
    names = {each.name for each in state.namespaces} | {link.name for each in state.namespaces for link in each.links}
    own_chains = {chain.name for _, chain in _chains(state) if chain.policy is None}
    # No new name may be an old one: it could be taken for the thing that had it.
    taken = frozenset(names | own_chains)
    devices = DeviceNames("if", taken)
    # "-i br+" must match the same devices after the renaming, so the devices it matches keep a common beginning.
    devices.learn_wildcards(beginning for rule in rules for beginning in wildcards_in(rule))
    chains = Names("CHAIN-", taken)
    # Only chains of the user's get new names; in a fixed order, so that the same state has the same names.
    for name in sorted(own_chains):
        chains.of(name)
    found = [*_addresses(state), *asked]
    networks = [*_networks(state)]
    for rule in rules:
        for address, length in addresses_in(rule):
            try:
                found.append(IPv4Address(address))
                if length is not None:
                    networks.append(IPv4Network(f"{address}/{length}", strict=False))
            # A rule's numbers may look like an address and be none: renamed_rule() writes something harmless for it.
            except ValueError:
                continue
    macs = mac_names([*_macs(state), *(mac for rule in rules for mac in macs_in(rule))])
    # A prefix is renamed by its first address, so that the map has to hold that as well.
    network_addresses = [network.network_address for network in networks]
    addresses = choose_map([*found, *network_addresses], networks)
    return _Renaming(NamespaceNames("ns", taken), devices, chains, Names("text", taken), macs, addresses)


def _chains(state: NetworkState) -> Iterator[tuple[str, IptablesChain]]:
    for namespace in state.namespaces:
        for table, chains in namespace.iptables:
            for chain in chains:
                yield table, chain


def _addresses(state: NetworkState) -> Iterator[IPv4Address]:
    return (each for each in _values(state) if isinstance(each, IPv4Address))


def _networks(state: NetworkState) -> Iterator[IPv4Network]:
    for each in state.namespaces:
        yield from (ifa.network for ifa in each.addresses)
    yield from (each for each in _values(state) if isinstance(each, IPv4Network))


def _macs(state: NetworkState) -> Iterator[str]:
    for each in state.namespaces:
        for link in each.links:
            yield from (link.address, link.permanent_address or "")
            if link.bridge_status is not None:
                yield from (link.bridge_status.id[1], link.bridge_status.root[1])
            if link.port_status is not None:
                yield from (link.port_status.designated_root[1], link.port_status.designated_bridge[1])
        yield from (row.mac or "" for row in each.neighbours)
        yield from (row.mac for row in each.fdb)


def _values(value: Any) -> Iterator[Any]:
    """Every value in a state, however deep."""
    if isinstance(value, tuple):
        for each in value:
            yield from _values(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _values(getattr(value, name))
    else:
        yield value


def _namespace(state: NamespaceState, naming: _Renaming) -> NamespaceState:
    device, address, network = naming.devices.of, naming.addresses.address, naming.addresses.network
    return NamespaceState(
        name=naming.namespaces.of(state.name),
        links=tuple(_link(link, naming) for link in state.links),
        addresses=tuple(
            replace(
                row,
                device=device(row.device),
                local=address(row.local),
                peer=address(row.peer),
                broadcast=_optional(address, row.broadcast),
                label=naming.devices.label(row.label),
            )
            for row in state.addresses
        ),
        routes=tuple(
            replace(
                row,
                destination=network(row.destination),
                preferred_source=_optional(address, row.preferred_source),
                nexthops=tuple(
                    replace(hop, device=_optional(device, hop.device), gateway=_optional(address, hop.gateway))
                    for hop in row.nexthops
                ),
            )
            for row in state.routes
        ),
        rules=tuple(
            replace(
                row,
                source=_optional(network, row.source),
                destination=_optional(network, row.destination),
                input_device=_optional(device, row.input_device),
                output_device=_optional(device, row.output_device),
            )
            for row in state.rules
        ),
        neighbours=tuple(
            replace(row, address=address(row.address), device=device(row.device), mac=naming.mac_or_none(row.mac))
            for row in state.neighbours
        ),
        # A solicited-node group has three bytes of a member's IPv6 address, and with it of its MAC address, in its own.
        fdb=tuple(
            replace(row, mac=naming.mac(row.mac), device=device(row.device), bridge=_optional(device, row.bridge))
            for row in state.fdb
            if not row.mac.startswith(SOLICITED_NODE)
        ),
        conntrack=tuple(
            replace(row, original=_tuple(row.original, naming), reply=_tuple(row.reply, naming))
            for row in state.conntrack
        ),
        iptables=tuple((table, tuple(_chain(chain, naming) for chain in chains)) for table, chains in state.iptables),
        sysctls=tuple(sorted((_sysctl(key, naming), text) for key, text in state.sysctls)),
        learned=tuple(
            replace(
                row,
                destination=address(row.destination),
                device=device(row.device),
                gateway=_optional(address, row.gateway),
            )
            for row in state.learned
        ),
        unmodelled=tuple(_unmodelled(row, naming) for row in state.unmodelled),
        listed=state.listed,
        empty_tables=state.empty_tables,
    )


def _optional(rename: Any, value: Any) -> Any:
    return None if value is None else rename(value)


def _link(link: Link, naming: _Renaming) -> Link:
    device, mac = naming.devices.of, naming.mac
    away = link.peer_namespace
    status, port = link.bridge_status, link.port_status
    if status is not None:
        status = replace(status, id=(status.id[0], mac(status.id[1])), root=(status.root[0], mac(status.root[1])))
    if port is not None:
        root, bridge = port.designated_root, port.designated_bridge
        port = replace(port, designated_root=(root[0], mac(root[1])), designated_bridge=(bridge[0], mac(bridge[1])))
    return replace(
        link,
        name=device(link.name),
        address=mac(link.address),
        permanent_address=naming.mac_or_none(link.permanent_address),
        master=_optional(device, link.master),
        peer_name=_optional(device, link.peer_name),
        # Neither None (no peer elsewhere) nor the word for a namespace that was not read is a name.
        peer_namespace=away if away in (None, UNREAD_NAMESPACE) else naming.namespaces.of(away or ""),
        # Free text of the owner's, which changes no packet's way.
        alias="",
        bridge_status=status,
        port_status=port,
    )


def _tuple(row: TupleState, naming: _Renaming) -> TupleState:
    return replace(
        row,
        source=naming.addresses.address(row.source),
        destination=naming.addresses.address(row.destination),
    )


def _chain(chain: IptablesChain, naming: _Renaming) -> IptablesChain:
    rules: Iterable[Any] = (
        replace(
            rule,
            specification=renamed_rule(
                rule.specification,
                naming.devices,
                naming.chains,
                naming.texts,
                naming.written_address,
                naming.macs,
            ),
        )
        for rule in chain.rules
    )
    return replace(chain, name=renamed_chain(chain.name, naming.chains), rules=tuple(rules))


def _sysctl(key: str, naming: _Renaming) -> str:
    """A sysctl's key with its device's new name; ``all`` and ``default`` are no devices."""
    # As a path: a device's own dots are slashes in a key, so that the device is one part of it.
    path = key.translate(_SWAPPED).split("/")
    # net/ipv4/conf/NAME/KEY, net/ipv4/neigh/NAME/KEY.
    if len(path) == 5 and path[2] in ("conf", "neigh") and path[3] not in ("all", "default"):
        path[3] = naming.devices.of(path[3])
    return "/".join(path).translate(_SWAPPED)


def _unmodelled(row: Unmodelled, naming: _Renaming) -> Unmodelled:
    name = naming.texts.of(row.name) if row.name else ""
    return replace(row, name=name, device=naming.devices.of(row.device))
