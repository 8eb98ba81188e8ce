"""``get_unique_tuple`` (nf_nat_core.c): map a flow into a range so that no two flows expect the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.linux.core.jhash import jhash2, reciprocal_scale
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import PORT_PROTOCOLS, FlowTuple, invert_tuple
from pingproof.simulator.tools.iptables.libxtables.nat import Manip, NatRange
from pingproof.simulator.wire.ipv4 import IpProtocol

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow

MAX_ATTEMPTS = 128
"""How many ports are tried in a row before another place to begin is chosen."""


def get_unique_tuple(
    namespace: NetNamespace, flow: Flow, original: FlowTuple, range_: NatRange, manip: Manip
) -> FlowTuple:
    """``get_unique_tuple``: map into the range so that no other flow expects the same answer."""
    # A source that fits stays as it is, else it is mapped as its other flows are: peers see one address for one host.
    if manip is Manip.SOURCE and not range_.random:
        if _in_range(original, range_):
            if not _taken(namespace, original, flow):
                return original
        else:
            mapped = _appropriate_source(namespace, original, range_)
            if mapped is not None and not _taken(namespace, mapped, flow):
                return mapped
    # Of several addresses one is chosen; its port is kept if that is in the range and no other flow has the answer.
    chosen = _best_address(original, range_, manip)
    if not range_.random:
        if range_.first_port is None:
            if not _taken(namespace, chosen, flow):
                return chosen
        elif (
            range_.base_port is None
            and _part_in_range(chosen, range_, manip)
            and (range_.first_port == range_.last_port or not _taken(namespace, chosen, flow))
        ):
            return chosen
    # Else ports (or ICMP ids) are tried until one is free.
    return _unique_part(namespace, flow, chosen, range_, manip)


def _in_range(tuple_: FlowTuple, range_: NatRange) -> bool:
    if range_.first is not None and not int(range_.first) <= tuple_.source <= int(range_.last or range_.first):
        return False
    return _part_in_range(tuple_, range_, Manip.SOURCE)


def _part_in_range(tuple_: FlowTuple, range_: NatRange, manip: Manip) -> bool:
    if range_.first_port is None or range_.last_port is None:
        return True
    if tuple_.protocol == IpProtocol.ICMP or manip is Manip.SOURCE:
        part = tuple_.source_part
    else:
        part = tuple_.destination_part
    if tuple_.protocol != IpProtocol.ICMP and tuple_.protocol not in PORT_PROTOCOLS:
        return True
    return range_.first_port <= part <= range_.last_port


def _taken(namespace: NetNamespace, tuple_: FlowTuple, flow: Flow) -> bool:
    """``nf_nat_used_tuple``: whether another flow expects the answer that this tuple would call forth."""
    # The answer to the new flow would be taken for the other one's.
    found = namespace.conntrack.find(invert_tuple(tuple_), namespace.network.clock.now)
    return found is not None and found[0] is not flow and found[0].original != flow.original


def _appropriate_source(namespace: NetNamespace, tuple_: FlowTuple, range_: NatRange) -> FlowTuple | None:
    """``find_appropriate_src``: the mapping that the same source address and port already has, if it fits."""
    for other in reversed(namespace.conntrack.by_source.get(tuple_[:3], [])):
        mapped = invert_tuple(other.reply)
        result = tuple_._replace(source=mapped.source, source_part=mapped.source_part)
        if _in_range(result, range_):
            return result
    return None


def _best_address(tuple_: FlowTuple, range_: NatRange, manip: Manip) -> FlowTuple:
    """``find_best_ips_proto``: of several addresses the one that a hash of source and destination names."""
    if range_.first is None or range_.last is None:
        return tuple_
    address = int(range_.first)
    if range_.first != range_.last:
        # Without "persistent" the destination counts too, so one source may have several addresses.
        start = 0 if range_.persistent else _swap(tuple_.destination)
        hashed = jhash2((_swap(tuple_.source), 0, 0, 0), start)
        address += reciprocal_scale(hashed, int(range_.last) - address + 1)
    return tuple_._replace(source=address) if manip is Manip.SOURCE else tuple_._replace(destination=address)


def _swap(number: int) -> int:
    """A big-endian word as a little-endian machine reads it: the hash takes addresses as they lie in memory."""
    return int.from_bytes(number.to_bytes(4, "big"), "little")


def _unique_part(namespace: NetNamespace, flow: Flow, tuple_: FlowTuple, range_: NatRange, manip: Manip) -> FlowTuple:
    """``nf_nat_l4proto_unique_tuple``: try ports (or ICMP ids) until one is free; the last one tried at worst."""
    is_icmp = tuple_.protocol == IpProtocol.ICMP
    if not is_icmp and tuple_.protocol not in PORT_PROTOCOLS:
        return tuple_
    part = tuple_.source_part if is_icmp or manip is Manip.SOURCE else tuple_.destination_part
    places = _where_to_look(part, range_, manip, is_icmp=is_icmp)
    if places is None:
        return tuple_
    low, size = places
    # Where to begin: shifted by the base, at random, or at the first one.
    if range_.base_port is not None:
        offset = part - range_.base_port
    elif range_.random or manip is Manip.SOURCE:
        offset = _random(namespace)
    else:
        offset = 0
    # Not all of a large range is tried: half as many each time, from another place.
    attempts = min(size, MAX_ATTEMPTS)
    while True:
        for _ in range(attempts):
            # The kernel's offset has 16 bits.
            candidate = low + (offset & 0xFFFF) % size
            if is_icmp or manip is Manip.SOURCE:
                tuple_ = tuple_._replace(source_part=candidate)
            else:
                tuple_ = tuple_._replace(destination_part=candidate)
            if not _taken(namespace, tuple_, flow):
                return tuple_
            offset += 1
        # The kernel gives up rather than block the machine: this one may be taken, and the packet is then dropped.
        if attempts >= size or attempts < 16:
            return tuple_
        attempts //= 2
        offset = _random(namespace)


def _where_to_look(part: int, range_: NatRange, manip: Manip, *, is_icmp: bool) -> tuple[int, int] | None:
    """The first of the ports (or ICMP ids) to try, and how many; None where none may be made up."""
    if range_.first_port is not None and range_.last_port is not None:
        low, high = sorted((range_.first_port, range_.last_port))
        return low, high - low + 1
    if is_icmp:
        return 0, 65536
    # Another destination port would be another service.
    if manip is Manip.DESTINATION:
        return None
    # Some servers trust a client by its privileged port (below 512: rsh and its like), so it stays privileged.
    return (1, 511) if part < 512 else (600, 424) if part < 1024 else (1024, 64512)


def _random(namespace: NetNamespace) -> int:
    """``get_random_u16``: the same in every run of the same commands."""
    number = namespace.netfilter.next_random
    namespace.netfilter.next_random += 1
    return jhash2((number, namespace.inode & 0xFFFFFFFF), 0) & 0xFFFF
