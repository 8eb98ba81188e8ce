"""``net/core/neighbour.c``: who has which MAC address, and how sure the kernel is of it.

An entry is a state machine (RFC 4861 7.3.2, used by Linux for ARP too)::

    NONE ──packet──► INCOMPLETE ──answer──► REACHABLE ──30 s──► STALE ──packet──► DELAY ──5 s──► PROBE
    INCOMPLETE ──3 tries──► FAILED    REACHABLE ──30 s, in use──► DELAY    PROBE ──3 tries──► FAILED, else REACHABLE

While INCOMPLETE, packets wait in the entry's queue; when it fails, each of them is answered with "host unreachable".
How one asks, and what follows where nobody answers, is the protocol's affair: ``NEIGH_OPS`` has ARP's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import SECOND, timer_wheel, timer_wheel_on_average
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import dev as device
from pingproof.simulator.linux.core import namespace_cleanup
from pingproof.simulator.live import live
from pingproof.simulator.state import Neighbour, NeighbourState
from pingproof.simulator.value import value
from pingproof.simulator.wire.ethernet import Frame

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff

BASE_REACHABLE_TIME = 30 * SECOND
"""``base_reachable_time_ms``: the mean of how long a confirmation counts; the kernel draws 15 to 45 s at random."""
DELAY_PROBE_TIME = 5 * SECOND
"""``delay_first_probe_time``: how long a used, stale entry waits for a confirmation from above."""
RETRANS_TIME = 1 * SECOND
"""``retrans_time_ms``: from one request to the next."""
LOCKTIME = 1 * SECOND
"""``locktime``: how long after a change another MAC is not taken from replies."""
UCAST_PROBES = 3
MCAST_PROBES = 3
"""``ucast_solicit`` and ``mcast_solicit``: requests to a known MAC, and to everybody."""
QUEUE_BYTES = 212_992
"""``unres_qlen_bytes``: the room that packets may take which wait for one MAC address."""
SKB_SMALL_HEAD = 576
SKB_SHARED_INFO = 320
SKB_STRUCT = 256
SKB_HEADROOM = 31
"""What Linux 6.18 adds to a packet's bytes on a 64-bit machine (net/core/skbuff.c:__alloc_skb()), in bytes."""
GC_THRESH2 = 512
"""``gc_thresh2``: the number of entries down to which a full table is cleared."""
GC_THRESH3 = 1024
"""One limit for all namespaces of a machine (``net.ipv4.neigh.default.gc_thresh3``); permanent entries do not count."""
GC_FRESH = 5 * SECOND
"""An entry changed within this time is spared while it may still be answered (``neigh_forced_gc``, ns)."""

CONNECTED = frozenset({NeighbourState.REACHABLE, NeighbourState.PERMANENT, NeighbourState.NOARP})
VALID = CONNECTED | {NeighbourState.STALE, NeighbourState.DELAY, NeighbourState.PROBE}
IN_TIMER = frozenset({NeighbourState.INCOMPLETE, NeighbourState.REACHABLE, NeighbourState.DELAY, NeighbourState.PROBE})


@live
class NeighbourEntry:
    """``struct neighbour``; times in ns."""

    address: IPv4Address
    device: Device
    state: NeighbourState = NeighbourState.NONE
    mac: str | None = None
    confirmed: int = 0
    updated: int = 0
    used: int = 0
    probes: int = 0
    timer: Timer | None = None
    queue: list[SkBuff] = field(default_factory=list)
    header_cached: bool = False  # hh.hh_len: a packet was sent with this entry's header

    def row(self) -> Neighbour:
        """The row as ``ip neigh`` lists it."""
        return Neighbour(self.address, self.device.name, self.mac, self.state)


@live
class NeighbourTable:
    """A namespace's part of the ARP table, keyed by (ifindex, address); ``proxies`` are ``ip neigh add proxy``'s."""

    entries: dict[tuple[int, IPv4Address], NeighbourEntry] = field(default_factory=dict)
    proxies: dict[tuple[int, IPv4Address], Device] = field(default_factory=dict)


def neigh_net_init(namespace: NetNamespace) -> None:
    """A namespace's table, empty at first."""
    namespace.neighbours = NeighbourTable()


@value
class NeighOps:
    """``struct neigh_ops`` and the table's ``constructor``: what differs between ARP and neighbour discovery.

    ``constructor`` gives a new entry its first state. ``solicit`` asks for its MAC address; a waiting packet may lend
    its source address. ``error_report`` reports a packet as undeliverable to its sender.
    """

    constructor: Callable[[NeighbourEntry], None]
    solicit: Callable[[NeighbourEntry, SkBuff | None], None]
    error_report: Callable[[NeighbourEntry, SkBuff], None]


NEIGH_OPS: dict[int, NeighOps] = {}
"""The protocols by the version of IP that they find neighbours for (``arp_tbl``, later ``nd_tbl``)."""


def _ops(entry: NeighbourEntry) -> NeighOps:
    return NEIGH_OPS[entry.address.version]


def neigh_lookup(out: Device, address: IPv4Address) -> NeighbourEntry | None:
    """The entry for an address behind a device, if there is one."""
    return out.namespace.neighbours.entries.get((out.ifindex, address))


def neigh_create(out: Device, address: IPv4Address, state: NeighbourState | None = None) -> NeighbourEntry | None:
    """A new entry (``___neigh_create``), its first state chosen by its protocol; None when the table is full."""
    if state is not NeighbourState.PERMANENT and not _make_room(out):
        return None
    now = out.namespace.network.clock.now
    # Confirmed so long ago that no check takes it for a fresh answer.
    entry = NeighbourEntry(address, out, updated=now, used=now, confirmed=now - 2 * BASE_REACHABLE_TIME)
    _ops(entry).constructor(entry)
    out.namespace.neighbours.entries[out.ifindex, address] = entry
    return entry


def _make_room(out: Device) -> bool:
    """``neigh_alloc`` and ``neigh_forced_gc``: whether the machine's table takes one entry more."""
    network = out.namespace.network
    # Cheap look first: with every entry counted there is room.
    known = sum(len(namespace.neighbours.entries) for namespace in network.namespaces.values())
    if known < network.neighbour_limit:
        return True
    # Permanent entries do not count.
    counted = [
        entry
        for namespace in network.namespaces.values()
        for entry in namespace.neighbours.entries.values()
        if entry.state is not NeighbourState.PERMANENT
    ]
    if len(counted) < network.neighbour_limit:
        return True
    # Forced collection: the oldest go, down to gc_thresh2 with the new one counted, unless they were changed within 5 s
    # and may still be asked. A timer that runs holds its entry.
    spare = len(counted) + 1 - min(GC_THRESH2, network.neighbour_limit // 2)
    for entry in counted:
        fresh = network.clock.now - entry.updated < GC_FRESH
        asked = fresh and entry.state not in (NeighbourState.FAILED, NeighbourState.NOARP)
        if spare > 0 and entry.timer is None and not asked:
            neigh_remove(entry)
            spare -= 1
    remaining = sum(
        entry.state is not NeighbourState.PERMANENT
        for namespace in network.namespaces.values()
        for entry in namespace.neighbours.entries.values()
    )
    return remaining < network.neighbour_limit


def neigh_output(skb: SkBuff, out: Device, next_hop: IPv4Address) -> Errno | None:
    """Give the packet its Ethernet header and send it, or keep it until the MAC address is known.

    Source: ``include/net/neighbour.h:neigh_output()``, ``neigh_resolve_output()``. ENOBUFS when the table is full.
    """
    entry = neigh_lookup(out, next_hop) or neigh_create(out, next_hop)
    if entry is None:
        out.namespace.network.note("__neigh_create", Decision.DROP, skb, device=out, drop=DropReason.NEIGH_CREATEFAIL)
        return Errno.ENOBUFS
    entry.used = out.namespace.network.clock.now
    if entry.state not in CONNECTED and not neigh_event_send(entry, skb):
        return None
    # A group, a broadcast or lo needs no table: there is no row that decided.
    if entry.state is not NeighbourState.NOARP:
        out.namespace.network.note("neigh_resolve_output", Decision.NEIGHBOUR_KNOWN, skb, device=out, row=entry.row())
    return _transmit(entry, skb)


def _transmit(entry: NeighbourEntry, skb: SkBuff) -> Errno | None:
    assert entry.mac is not None
    entry.header_cached = True
    skb.device = entry.device
    skb.frame = Frame(entry.device.address, entry.mac, skb.ip)
    return device.dev_queue_xmit(skb)


def neigh_event_send(entry: NeighbourEntry, skb: SkBuff | None) -> bool:
    """Whether the entry can be used now; if not, ``skb`` waits in its queue (``__neigh_event_send``)."""
    clock = entry.device.namespace.network.clock
    match entry.state:
        case NeighbourState.STALE:
            # The old MAC serves at once; a reply has 5 s to confirm it before the neighbour is asked (RFC 4861 7.3.3).
            entry.state = NeighbourState.DELAY
            _set_timer(entry, timer_wheel_on_average(DELAY_PROBE_TIME))
            return True
        case NeighbourState.NONE | NeighbourState.FAILED:
            # The tries by unicast count as spent, for no MAC is known to send them to: the broadcasts are left.
            entry.probes = UCAST_PROBES
            entry.state = NeighbourState.INCOMPLETE
            entry.updated = clock.now
            _set_timer(entry, timer_wheel_on_average(RETRANS_TIME))
            # Before the request, which takes its source address from the waiting packet.
            _enqueue(entry, skb)
            neigh_probe(entry)
            return entry.state in VALID
        case NeighbourState.INCOMPLETE:
            # The request is out already, and the timer repeats it: the packet only waits.
            _enqueue(entry, skb)
            return False
    return True


def _enqueue(entry: NeighbourEntry, skb: SkBuff | None) -> None:
    if skb is None:
        return
    network = entry.device.namespace.network
    room = QUEUE_BYTES - skb_truesize(skb.ip.length)
    # The oldest packets go first: RFC 1122 2.3.2.2 asks a host to keep at least the latest.
    while entry.queue and sum(skb_truesize(waiting.ip.length) for waiting in entry.queue) > room:
        oldest = entry.queue.pop(0)
        network.note("__neigh_event_send", Decision.DROP, oldest, device=entry.device, drop=DropReason.NEIGH_QUEUEFULL)
    skb.device = entry.device
    entry.queue.append(skb)


def skb_truesize(length: int) -> int:
    """The memory that a packet of ``length`` bytes takes while it waits (``sk_buff.truesize``).

    >>> skb_truesize(84), skb_truesize(328), skb_truesize(1500)
    (832, 1280, 2304)
    """
    # The packet and struct skb_shared_info lie in one piece of memory, aligned to cache lines of 64 bytes.
    data = -(-(length + SKB_HEADROOM) // 64) * 64 + SKB_SHARED_INFO
    # Small pieces come from a cache of their own, others from kmalloc(), whose sizes are powers of two.
    return SKB_STRUCT + (SKB_SMALL_HEAD if data <= SKB_SMALL_HEAD else max(1024, 1 << (data - 1).bit_length()))


def neigh_probe(entry: NeighbourEntry) -> None:
    """Ask once more for the MAC address; the newest waiting packet decides the source address."""
    waiting = entry.queue[-1] if entry.queue else None
    entry.probes += 1
    _ops(entry).solicit(entry, waiting)


def _set_timer(entry: NeighbourEntry, delay: int) -> None:
    entry.timer = entry.device.namespace.network.clock.after(delay, neigh_timer_handler, entry)


def neigh_timer_handler(entry: NeighbourEntry) -> None:
    """The entry's timer runs out: the next state, the next question, or failure (``neigh_timer_handler``)."""
    entry.timer = None
    now = entry.device.namespace.network.clock.now
    delay = RETRANS_TIME
    # Reachable: confirmed meanwhile it stays so; used lately it is asked about soon; else nobody asks until it is used.
    if entry.state is NeighbourState.REACHABLE:
        if now < entry.confirmed + BASE_REACHABLE_TIME:
            delay = entry.confirmed + BASE_REACHABLE_TIME - now
        elif now <= entry.used + DELAY_PROBE_TIME:
            entry.state, entry.updated, delay = NeighbourState.DELAY, now, DELAY_PROBE_TIME
        else:
            entry.state, entry.updated = NeighbourState.STALE, now
            return
    # Delay: an answer from above (a TCP segment, a reply) may have come, else the question goes out by unicast.
    elif entry.state is NeighbourState.DELAY:
        if now < entry.confirmed + DELAY_PROBE_TIME:
            entry.state, entry.updated = NeighbourState.REACHABLE, now
            delay = entry.confirmed + BASE_REACHABLE_TIME - now
        else:
            entry.state, entry.updated, entry.probes = NeighbourState.PROBE, now, 0
    # Asking: as often as may be, one second apart, then the entry fails.
    asking = entry.state in (NeighbourState.INCOMPLETE, NeighbourState.PROBE)
    if asking and entry.probes >= _max_probes(entry):
        _fail(entry)
        return
    _set_timer(entry, timer_wheel(delay))
    if asking:
        neigh_probe(entry)


def _max_probes(entry: NeighbourEntry) -> int:
    """The number of requests (``neigh_max_probes``): to a known MAC by unicast only (mcast_resolicit = 0)."""
    return UCAST_PROBES + (0 if entry.state is NeighbourState.PROBE else MCAST_PROBES)


def _take_queue(entry: NeighbourEntry) -> list[SkBuff]:
    """The packets that waited; a deleted namespace may have been kept alive by them only."""
    waiting, entry.queue = entry.queue, []
    if waiting:
        namespace_cleanup.put_net(entry.device.namespace)
    return waiting


def _fail(entry: NeighbourEntry) -> None:
    """The entry fails (``neigh_invalidate``): each waiting packet is reported as undeliverable."""
    entry.state = NeighbourState.FAILED
    entry.updated = entry.device.namespace.network.clock.now
    for skb in _take_queue(entry):
        _ops(entry).error_report(entry, skb)


def neigh_update(
    entry: NeighbourEntry,
    mac: str | None,
    state: NeighbourState,
    *,
    override: bool = False,
    admin: bool = False,
    cause: SkBuff | None = None,
) -> None:
    """Put new information into an entry (``__neigh_update``).

    A fixed entry is changed by the administrator only; another MAC is taken only with ``override``. ``cause`` is the
    ARP packet behind it, for the journal. Raises EINVAL where the administrator gives no MAC and none is known.
    """
    now = entry.device.namespace.network.clock.now
    old = entry.state
    # What the administrator fixed, or what needs no question, no packet can change.
    if not admin and old in (NeighbourState.NOARP, NeighbourState.PERMANENT):
        return
    # The entry ends: without a valid state there is no MAC to compare; who waited for an answer learns of the failure.
    # Only that failure counts as an update, in neigh_invalidate().
    if state not in VALID:
        _cancel_timer(entry)
        entry.state = state
        if old in (NeighbourState.INCOMPLETE, NeighbourState.PROBE) and state is NeighbourState.FAILED:
            _fail(entry)
        return
    # No MAC is given: the known one stays, and there must be one.
    if mac is None:
        if old not in VALID:
            raise KernelError(Errno.EINVAL, "No link layer address given")
        mac = entry.mac
    # Word of the neighbour itself begins its 30 s anew, even where the rest of the news is not taken.
    if state in CONNECTED:
        entry.confirmed = now
    # Another MAC from whoever may claim it is refused (LOCKTIME, RFC 4861 7.2.5); the same one does not make a
    # reachable entry stale.
    if old in VALID:
        if mac != entry.mac and not override:
            return
        if mac == entry.mac and state is NeighbourState.STALE and not admin:
            state = old
    # LOCKTIME counts from the last change only: an entry that is merely confirmed can be overridden.
    if state is not old or mac != entry.mac:
        entry.updated = now
    # Each state has its own timer, or none.
    if state is not old:
        _enter(entry, state)
    # A new MAC that nobody has confirmed must not profit from the old one's confirmation: PROBE comes after DELAY.
    learned = mac != entry.mac
    if learned:
        entry.mac = mac
        if state not in CONNECTED:
            entry.confirmed = now - 2 * BASE_REACHABLE_TIME
    if cause is not None and (learned or old not in VALID):
        entry.device.namespace.network.note(
            "neigh_update", Decision.NEIGHBOUR_LEARNED, cause, device=entry.device, row=entry.row()
        )
    if old not in VALID:
        _send_queue(entry)


def _enter(entry: NeighbourEntry, state: NeighbourState) -> None:
    """Give an entry another state, with the timer that belongs to it."""
    _cancel_timer(entry)
    if state is NeighbourState.PROBE:
        entry.probes = 0
    entry.state = state
    if state in IN_TIMER:
        # Other states than REACHABLE have their timer run out at once: it asks the first time.
        _set_timer(entry, BASE_REACHABLE_TIME if state is NeighbourState.REACHABLE else 0)


def _send_queue(entry: NeighbourEntry) -> None:
    """Send the packets that waited for the MAC address."""
    for skb in _take_queue(entry):
        # As any packet by this entry: learned from a stranger's request it is STALE, and the first begins its DELAY.
        neigh_event_send(entry, skb)
        _transmit(entry, skb)


def _cancel_timer(entry: NeighbourEntry) -> None:
    if entry.timer is not None:
        entry.timer.cancel()
        entry.timer = None


def neigh_remove(entry: NeighbourEntry) -> None:
    """Take an entry out of the table; packets that wait in it are dropped without a report."""
    _cancel_timer(entry)
    entry.device.namespace.neighbours.entries.pop((entry.device.ifindex, entry.address), None)
    for skb in _take_queue(entry):
        entry.device.namespace.network.note(
            "neigh_flush_dev", Decision.DROP, skb, device=entry.device, drop=DropReason.NEIGH_DEAD
        )


def neigh_flush_dev(out: Device, *, keep_permanent: bool) -> None:
    """Remove the entries behind a device (``neigh_flush_dev``)."""
    for entry in list(out.namespace.neighbours.entries.values()):
        if entry.device is out and not (keep_permanent and entry.state is NeighbourState.PERMANENT):
            neigh_remove(entry)


def neigh_ifdown(out: Device) -> None:
    """Remove the entries behind a device that went down, proxies too (``neigh_ifdown``)."""
    neigh_flush_dev(out, keep_permanent=False)
    proxies = out.namespace.neighbours.proxies
    for key in [key for key, through in proxies.items() if through is out]:
        del proxies[key]


def neigh_add(
    out: Device,
    address: IPv4Address,
    mac: str | None,
    state: NeighbourState,
    *,
    create: bool = True,
    replace: bool = True,
    exclusive: bool = False,
) -> None:
    """``RTM_NEWNEIGH`` (``neigh_add()``): ENOENT without ``create``, EEXIST with ``exclusive``.

    Raises KernelError.
    """
    entry = neigh_lookup(out, address)
    if entry is None:
        if not create:
            raise KernelError(Errno.ENOENT)
        entry = neigh_create(out, address, state)
        if entry is None:
            raise KernelError(Errno.ENOBUFS)
        replace = True  # also what the constructor knew already
    elif exclusive:
        raise KernelError(Errno.EEXIST)
    neigh_update(entry, mac, state, override=replace, admin=True)


def neigh_delete(out: Device, address: IPv4Address) -> None:
    """``RTM_DELNEIGH`` (``neigh_delete()``): ENOENT when there is none. Raises KernelError."""
    entry = neigh_lookup(out, address)
    if entry is None:
        raise KernelError(Errno.ENOENT)
    # FAILED first: the senders of waiting packets get an error, which neigh_remove() alone would not send.
    neigh_update(entry, None, NeighbourState.FAILED, override=True, admin=True)
    neigh_remove(entry)
