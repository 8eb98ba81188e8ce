"""Many pings at once, by ICMP sockets of our own: who reaches whom, in milliseconds rather than minutes.

Each (namespace, address) gets one echo request. The kernel carries a whole round trip inside ``sendto()``, so most
answers wait when the last request is sent.

All neighbours of the machine share one table of some thousand entries (``net.ipv4.neigh.default.gc_thresh3``, a knob
that no namespace has); all pairs of 40 hosts would overflow it and lose pings. Permanent entries are exempt, so for
many pairs the addresses of one segment are written down in each namespace first and taken back afterwards.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import time
from collections import defaultdict
from ipaddress import IPv4Address, IPv4Network

from pyroute2.netlink import NLM_F_CREATE, NLM_F_EXCL
from pyroute2.netlink.rtnl import RTM_DELNEIGH, RTM_NEWNEIGH

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.rtnetlink.address import read_addresses
from pingproof.executor.rtnetlink.link import link_messages
from pingproof.executor.rtnetlink.neighbour import write_permanent
from pingproof.simulator.wire.encode import internet_checksum, ping_data

MANY = 500
"""Pairs from which on the neighbours are written down: half of what the kernel's table holds."""
ECHO, ECHO_REPLY = 8, 0
SOL_RAW, ICMP_FILTER = 255, 1
_Sockets = dict[int, tuple[socket.socket, int]]
_HEADER = struct.Struct("!BBHHH")
_DATA = ping_data(56)


def ping_pairs(machine: Machine, pairs: tuple[tuple[str, str], ...], timeout: float) -> tuple[bool, ...]:
    """Whether each address answered its namespace within ``timeout`` seconds; raises ``NoSuchNamespace``."""
    written = _write_neighbours(machine, pairs) if len(pairs) > MANY else {}
    sockets = {name: _open(machine.namespace(name)) for name in dict.fromkeys(name for name, _ in pairs)}
    try:
        return _exchange(sockets, pairs, timeout)
    finally:
        for each in sockets.values():
            each.close()
        for name, rows in written.items():
            machine.namespace(name).route.change_many(RTM_DELNEIGH, rows)


def _open(namespace: KernelNamespace) -> socket.socket:
    with namespace.entered():
        opened = socket.socket(socket.AF_INET, socket.SOCK_RAW | socket.SOCK_CLOEXEC, socket.IPPROTO_ICMP)
    opened.setblocking(False)
    # Only echo replies: others' requests would fill the queue. struct icmp_filter is a mask of the types to leave out.
    opened.setsockopt(SOL_RAW, ICMP_FILTER, struct.pack("=I", ~(1 << ECHO_REPLY) & 0xFFFFFFFF))
    return opened


def _exchange(
    sockets: dict[str, socket.socket], pairs: tuple[tuple[str, str], ...], timeout: float
) -> tuple[bool, ...]:
    answered = [False] * len(pairs)
    waiting = len(pairs)
    identifiers = {name: number + 1 for number, name in enumerate(sockets)}
    poll = select.poll()
    by_descriptor: _Sockets = {}
    for name, opened in sockets.items():
        poll.register(opened, select.POLLIN)
        by_descriptor[opened.fileno()] = (opened, identifiers[name])
    for number, (name, address) in enumerate(pairs):
        # The kernel may refuse to send (no route, a rule of OUTPUT): then there is no answer.
        with contextlib.suppress(OSError):
            sockets[name].sendto(_request(identifiers[name], number), (address, 0))
        if number % 64 == 63:
            waiting -= _read(by_descriptor, poll.poll(0), answered)
    deadline = time.monotonic() + timeout
    while waiting > 0 and (left := deadline - time.monotonic()) > 0:
        waiting -= _read(by_descriptor, poll.poll(left * 1000), answered)
    return tuple(answered)


def _request(identifier: int, number: int) -> bytes:
    """An echo request: the pair's number is split over the sequence and the data's first two bytes."""
    data = struct.pack("!H", number >> 16) + _DATA[2:]
    head = _HEADER.pack(ECHO, 0, 0, identifier, number & 0xFFFF)
    checksum = internet_checksum(head + data)
    return _HEADER.pack(ECHO, 0, checksum, identifier, number & 0xFFFF) + data


def _read(by_descriptor: _Sockets, ready: list[tuple[int, int]], answered: list[bool]) -> int:
    """Note the replies that are there; how many there were."""
    count = 0
    for descriptor, _ in ready:
        opened, expected = by_descriptor[descriptor]
        while True:
            try:
                packet = opened.recv(2048)
            except OSError:
                break
            at = (packet[0] & 15) * 4
            kind, _, _, identifier, low = _HEADER.unpack_from(packet, at)
            if kind != ECHO_REPLY or identifier != expected or len(packet) < at + 10:
                continue
            number = low | struct.unpack_from("!H", packet, at + 8)[0] << 16
            if number < len(answered) and not answered[number]:
                answered[number] = True
                count += 1
    return count


def _write_neighbours(machine: Machine, pairs: tuple[tuple[str, str], ...]) -> dict[str, list[bytes]]:
    """Permanent entries for every address that is on link to the namespace that pings it; those that were new."""
    owners: dict[IPv4Address, bytes] = {}
    networks: dict[str, list[tuple[IPv4Network, int]]] = {}
    for name in ("", *machine.names()):
        namespace = machine.namespace(name)
        macs, names = _link_addresses(namespace)
        numbers = {device: ifindex for ifindex, device in names.items()}
        networks[name] = []
        for address in read_addresses(namespace, names):
            owners[address.local] = macs[numbers[address.device]]
            networks[name].append((address.network, numbers[address.device]))
    wanted: dict[str, list[bytes]] = defaultdict(list)
    targets = {text: IPv4Address(text) for _, text in pairs}
    for name, text in pairs:
        target = targets[text]
        device = next((ifindex for network, ifindex in networks.get(name, ()) if target in network), None)
        if target in owners and device is not None:
            wanted[name].append(write_permanent(device, target, owners[target]))
    written = {}
    for name, rows in wanted.items():
        refused = machine.namespace(name).route.change_many(RTM_NEWNEIGH, rows, NLM_F_CREATE | NLM_F_EXCL)
        written[name] = [row for at, row in enumerate(rows) if at not in refused]
    return written


def _link_addresses(namespace: KernelNamespace) -> tuple[dict[int, bytes], dict[int, str]]:
    """The devices' MAC addresses and names, by ifindex."""
    messages = link_messages(namespace)
    macs = {message.field("index"): message.raw("IFLA_ADDRESS") or b"" for message in messages}
    return macs, {message.field("index"): message.text("IFLA_IFNAME") for message in messages}
