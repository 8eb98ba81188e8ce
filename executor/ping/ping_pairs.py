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
from dataclasses import dataclass
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
IP_RECVERR, MSG_ERRQUEUE = 11, 0x2000
_Sockets = dict[int, tuple[socket.socket, int]]
_HEADER = struct.Struct("!BBHHH")
_DATA = ping_data(56)


def ping_pairs(machine: Machine, pairs: tuple[tuple[str, str], ...], timeout: float) -> tuple[bool, ...]:
    """Whether each address answered its namespace within ``timeout`` seconds; raises ``NoSuchNamespace``.

    An error that the kernel tells of (no route, no neighbour, a refusal of a router) ends the waiting for its pair.
    """
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
    opened.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
    return opened


@dataclass(slots=True, eq=False)
class _Answers:
    """Answers by pair: True for a reply, False for an error, None while neither has come."""

    found: list[bool | None]
    waiting: int

    def decide(self, number: int, answered: bool) -> None:
        """Note the first reply or error of a pair; later ones count no more."""
        if number < len(self.found) and self.found[number] is None:
            self.found[number] = answered
            self.waiting -= 1


def _exchange(
    sockets: dict[str, socket.socket], pairs: tuple[tuple[str, str], ...], timeout: float
) -> tuple[bool, ...]:
    answers = _Answers([None] * len(pairs), len(pairs))
    identifiers = {name: number + 1 for number, name in enumerate(sockets)}
    poll = select.poll()
    by_descriptor: _Sockets = {}
    for name, opened in sockets.items():
        poll.register(opened, select.POLLIN | select.POLLERR)
        by_descriptor[opened.fileno()] = (opened, identifiers[name])
    for number, (name, address) in enumerate(pairs):
        try:
            sockets[name].sendto(_request(identifiers[name], number), (address, 0))
        except OSError:
            # An earlier packet's error, or this one's: no route, a rule of OUTPUT. Only the latter has no entry
            # in the error queue, so that the packet is sent again where one was read.
            if not _read_errors(sockets[name], identifiers[name], answers) or not _sent_again(
                sockets[name], _request(identifiers[name], number), address
            ):
                answers.decide(number, False)
        # Replies come while requests are sent; read now and then they never fill a socket's receive buffer.
        if number % 64 == 63:
            _read(by_descriptor, poll.poll(0), answers)
    deadline = time.monotonic() + timeout
    while answers.waiting > 0 and (left := deadline - time.monotonic()) > 0:
        _read(by_descriptor, poll.poll(left * 1000), answers)
    return tuple(answered is True for answered in answers.found)


def _sent_again(opened: socket.socket, request: bytes, address: str) -> bool:
    with contextlib.suppress(OSError):
        opened.sendto(request, (address, 0))
        return True
    return False


def _request(identifier: int, number: int) -> bytes:
    """An echo request: the pair's number is split over the sequence and the data's first two bytes."""
    # The sequence has 16 bits, and all pairs of 300 hosts are more than 65,536.
    data = struct.pack("!H", number >> 16) + _DATA[2:]
    head = _HEADER.pack(ECHO, 0, 0, identifier, number & 0xFFFF)
    checksum = internet_checksum(head + data)
    return _HEADER.pack(ECHO, 0, checksum, identifier, number & 0xFFFF) + data


def _read(by_descriptor: _Sockets, ready: list[tuple[int, int]], answers: _Answers) -> None:
    """Note the replies and errors received so far."""
    for descriptor, _ in ready:
        opened, expected = by_descriptor[descriptor]
        _read_errors(opened, expected, answers)
        while True:
            try:
                packet = opened.recv(2048)
            except OSError:
                break
            at = (packet[0] & 15) * 4
            number = _pair_of(packet, at, ECHO_REPLY, expected)
            if number is not None:
                answers.decide(number, True)


def _read_errors(opened: socket.socket, expected: int, answers: _Answers) -> int:
    """Note the pairs for which a host or router is unreachable; how many errors there were.

    An entry of the error queue holds the request itself, from its ICMP header on (``ping4_receive_error_msg``).
    """
    count = 0
    while True:
        try:
            packet, _, _, _ = opened.recvmsg(2048, 512, MSG_ERRQUEUE | socket.MSG_DONTWAIT)
        except OSError:
            return count
        count += 1
        number = _pair_of(packet, 0, ECHO, expected)
        if number is not None:
            answers.decide(number, False)


def _pair_of(packet: bytes, at: int, expected_kind: int, expected: int) -> int | None:
    """The pair's number in an ICMP message that begins at ``at``; None for a message of somebody else."""
    # 8 bytes of ICMP header, and the two of the data that hold the pair's upper half.
    if len(packet) < at + 10:
        return None
    kind, _, _, identifier, low = _HEADER.unpack_from(packet, at)
    if kind != expected_kind or identifier != expected:
        return None
    return int(low) | int(struct.unpack_from("!H", packet, at + 8)[0]) << 16


def _write_neighbours(machine: Machine, pairs: tuple[tuple[str, str], ...]) -> dict[str, list[bytes]]:
    """Permanent entries for every address on link to the namespace pinging it; returned are those that were new."""
    owners: dict[IPv4Address, bytes] = {}
    # Every address of the machine with its MAC address first: a target may be in a namespace that comes later.
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
        # Only a target on link has a neighbour entry; any other is reached by its gateway's.
        device = next((ifindex for network, ifindex in networks.get(name, ()) if target in network), None)
        if target in owners and device is not None:
            wanted[name].append(write_permanent(device, target, owners[target]))
    written = {}
    for name, rows in wanted.items():
        # NLM_F_EXCL: an entry that was there is the lab's own, and must be neither changed nor deleted afterwards.
        refused = machine.namespace(name).route.change_many(RTM_NEWNEIGH, rows, NLM_F_CREATE | NLM_F_EXCL)
        written[name] = [row for at, row in enumerate(rows) if at not in refused]
    return written


def _link_addresses(namespace: KernelNamespace) -> tuple[dict[int, bytes], dict[int, str]]:
    """The devices' MAC addresses and names, by ifindex."""
    messages = link_messages(namespace)
    macs = {message.field("index"): message.raw("IFLA_ADDRESS") or b"" for message in messages}
    return macs, {message.field("index"): message.text("IFLA_IFNAME") for message in messages}
