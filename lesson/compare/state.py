"""Level 4: the state after each step: links, addresses, routes, rules, neighbours, FDB, iptables, conntrack, sysctls.

Not compared: what time alone changes (a flow's timeout, whether a neighbour is still fresh), ICMP identifiers,
multicast rows of the FDB, flows of IGMP reports, which are sent at random. MAC addresses are named by their interface.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace

from pingproof.simulator.errors import KernelError, NotModelled
from pingproof.simulator.linux.core.net_namespace import NetNamespace
from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.network import Network
from pingproof.simulator.saved.addresses import addresses
from pingproof.simulator.saved.fdb import fdb
from pingproof.simulator.saved.links import links
from pingproof.simulator.saved.neighbours import neighbours, proxies
from pingproof.simulator.saved.netfilter import conntrack_state, iptables_state
from pingproof.simulator.saved.routes import routes
from pingproof.simulator.saved.rules import rules
from pingproof.simulator.state import (
    ConntrackEntry,
    FdbEntry,
    IptablesChain,
    Link,
    LinkFlag,
    NamespaceState,
    Neighbour,
    NeighbourState,
    NetworkState,
)
from pingproof.simulator.value import value
from pingproof.simulator.wire.ethernet import is_multicast
from pingproof.simulator.wire.ipv4 import IpProtocol

_DOTS_AND_SLASHES = str.maketrans("./", "/.")
UNRESOLVED = frozenset({NeighbourState.INCOMPLETE, NeighbourState.FAILED, NeighbourState.NONE})
VALID = frozenset({NeighbourState.REACHABLE, NeighbourState.STALE, NeighbourState.DELAY, NeighbourState.PROBE})


@value
class StateDifference:
    """A row that only one side has."""

    namespace: str
    table: str
    predicted: str | None
    actual: str | None


def simulated_state(network: Network, actual: NetworkState) -> NetworkState:
    """The model's host and named namespaces as a snapshot, with the sysctls of ``actual``."""
    keys = {each.name: [key for key, _ in each.sysctls] for each in actual.namespaces}
    named = sorted(network.named.items())
    return NetworkState(
        tuple(_namespace_state(name, each, keys.get(name, [])) for name, each in [("", network.host), *named])
    )


def _namespace_state(name: str, namespace: NetNamespace, keys: list[str]) -> NamespaceState:
    return NamespaceState(
        name=name,
        links=links(namespace),
        addresses=addresses(namespace),
        routes=routes(namespace),
        rules=rules(namespace),
        neighbours=neighbours(namespace) + proxies(namespace),
        fdb=fdb(namespace),
        conntrack=conntrack_state(namespace),
        iptables=iptables_state(namespace),
        sysctls=tuple(_settings(namespace, keys)),
    )


def _settings(namespace: NetNamespace, keys: list[str]) -> Iterator[tuple[str, str]]:
    """The model's values of its own keys."""
    for key in keys:
        with suppress(KernelError, NotModelled):
            yield key, sysctl_files.read(namespace, key.translate(_DOTS_AND_SLASHES))


def names_of(state: NetworkState) -> dict[str, str]:
    """``NAMESPACE:DEVICE`` by MAC address; a bridge that has its port's address is named as the port."""
    found: dict[str, str] = {}
    for namespace in state.namespaces:
        for link in sorted(namespace.links, key=lambda link: link.bridge is not None):
            if link.address != "00:00:00:00:00:00":
                found.setdefault(link.address, f"{namespace.name or 'host'}:{link.name}")
    return found


def compare(
    predicted: NetworkState, actual: NetworkState, names: Mapping[str, str]
) -> tuple[int, list[StateDifference]]:
    """The count of rows compared, and the rows of one side only."""
    ours = {each.name: each for each in predicted.namespaces}
    theirs = {each.name: each for each in actual.namespaces}
    count, differences = 0, []
    for name in sorted({*ours, *theirs}):
        one = _rows(ours[name], names) if name in ours else {}
        other = _rows(theirs[name], names) if name in theirs else {}
        # Sysctls of one side alone are no difference: a kernel has more keys than the model.
        if name in ours and name in theirs:
            one["sysctls"], other["sysctls"] = _common(ours[name].sysctls, theirs[name].sysctls)
        for table in sorted({*one, *other}):
            compared, different = _compare_table(name, table, one.get(table, []), other.get(table, []))
            count += compared
            differences += different
    return count, differences


def _compare_table(
    namespace: str, table: str, ours: list[object], theirs: list[object]
) -> tuple[int, list[StateDifference]]:
    """Equal rows cancel out; of the rest, rows of one name are told as one row that differs."""
    # Tables are bags: the kernel's order of rows is not compared, their number is.
    left = list(theirs)
    missing = []
    for row in ours:
        if row in left:
            left.remove(row)
        else:
            missing.append(row)
    differences = []
    for row in missing:
        partner = next((each for each in left if _key(each) == _key(row)), None)
        if partner is None:
            differences.append(StateDifference(namespace, table, _told(row), None))
        else:
            left.remove(partner)
            differences.append(StateDifference(namespace, table, *_told_apart(row, partner)))
    differences += [StateDifference(namespace, table, None, _told(row)) for row in left]
    return max(len(ours), len(theirs)), differences


def _key(row: object) -> object:
    """The key of a row in its table."""
    match row:
        case Link(name=name) | IptablesChain(name=name):
            return name
        case Neighbour(address=address, device=device):
            return address, device
        case FdbEntry(mac=mac, device=device, own=own):
            return mac, device, own
        case (key, _):
            return key
    return row


def _told(row: object) -> str:
    return " ".join(f"{name}={value}" for name, value in _fields(row))


def _told_apart(one: object, other: object) -> tuple[str, str]:
    """Two rows of one name: their name and the fields that differ."""
    pairs = [(mine, yours) for mine, yours in zip(_fields(one), _fields(other), strict=True) if mine != yours]
    head = _fields(one)[0][1]
    texts = [[f"{name}={value}" for name, value in column] for column in zip(*pairs, strict=True)]
    return " ".join([str(head), *texts[0]]), " ".join([str(head), *texts[1]])


def _fields(row: object) -> list[tuple[str, object]]:
    if is_dataclass(row):
        return [(each.name, getattr(row, each.name)) for each in fields(row)]
    return [("setting", row)]


def _rows(state: NamespaceState, names: Mapping[str, str]) -> dict[str, list[object]]:
    """The rows of each table, without the fields that are not compared."""
    return {
        "links": [_link(link, names) for link in state.links],
        "addresses": [*state.addresses],
        "routes": [*state.routes],
        "rules": [*state.rules],
        # "ip neigh" leaves them out, too (NUD_NOARP, ip/ipneigh.c:do_show_or_flush()).
        "neighbours": [_neighbour(row, names) for row in state.neighbours if row.state is not NeighbourState.NOARP],
        "fdb": [replace(row, mac=_named(row.mac, names)) for row in state.fdb if not is_multicast(row.mac)],
        "conntrack": [_flow(flow) for flow in state.conntrack if flow.protocol != IpProtocol.IGMP],
        "iptables": [chain for _, chains in state.iptables for chain in chains],
    }


def _named(mac: str, names: Mapping[str, str]) -> str:
    return names.get(mac, mac)


def _link(link: Link, names: Mapping[str, str]) -> Link:
    return replace(
        link,
        address=_named(link.address, names),
        carrier=link.carrier or LinkFlag.UP not in link.flags,  # a device that is down has none to speak of
        permanent_address=None,
        peer_namespace=None,
        # Counters, groups' subscriptions and the spanning tree's timers depend on the moment of reading.
        statistics=type(link.statistics)(),
        allmulti=0,
        bridge_status=None,
        port_status=None,
    )


def _neighbour(row: Neighbour, names: Mapping[str, str]) -> Neighbour:
    state = row.state
    # Between these a timer decides, of seconds with a random part: an address was confirmed, or was not.
    if state in VALID:
        state = NeighbourState.REACHABLE
    elif state in UNRESOLVED and not row.proxy:
        state = NeighbourState.FAILED
    return replace(row, state=state, mac=_named(row.mac, names) if row.mac is not None else None)


def _flow(flow: ConntrackEntry) -> ConntrackEntry:
    return replace(
        flow,
        # What remains of a flow's life, and the identifier or port that its program was given, differ each time.
        timeout=0,
        use=1,
        original=replace(flow.original, identifier=None, source_port=None),
        reply=replace(flow.reply, identifier=None, destination_port=None),
    )


def _common(
    ours: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]
) -> tuple[list[object], list[object]]:
    """The sysctls of both sides, as far as both have them."""
    known = {key for key, _ in ours} & {key for key, _ in theirs}
    return [each for each in ours if each[0] in known], [each for each in theirs if each[0] in known]
