"""Every frame on every device of every namespace, in the order of its way, as the simulator's frames.

One AF_PACKET socket a namespace, bound to no device and opened with ETH_P_ALL, sees all its devices in both directions:
what a device received, and (packet type OUTGOING) what it sent. Sent frames are kept, for a host's own transmissions
are half of the story; PACKET_IGNORE_OUTGOING would lose them.

Order: each hop stamps a frame anew (SO_TIMESTAMPNS), so frames are put in order by their stamp. One exception: a frame
that a bridge hands up to its own device keeps the stamp of its port, and comes after it: on a tie the port goes before
the bridge, which is the order in which each socket gave them when the bridge's copy is put after its ports'.

Loss: 4 MiB of buffer hold some 5,000 small frames while nobody reads; what the kernel had to drop beyond that is
counted (PACKET_STATISTICS) and reported.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from dataclasses import dataclass, field

from pingproof.executor.capture.pcapng import CapturedPacket
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.rtnetlink.link import device_type, link_messages

ETH_P_ALL = 0x0003
SO_RCVBUFFORCE = 33
SO_TIMESTAMPNS = 35
SOL_PACKET = 263
PACKET_STATISTICS = 6
PACKET_OUTGOING = 4
BUFFER = 4 << 20
"""Bytes of receive buffer a namespace (the kernel counts twice as many, for its own headers)."""
_TIMESPEC = struct.Struct("=qq")
_STATISTICS = struct.Struct("=II")
# A packet of 64 KiB before segmentation (GSO), its Ethernet header of 14 bytes and a VLAN tag of 4.
_SNAPLEN = 65536 + 18


@dataclass(frozen=True, slots=True)
class Recording:
    """Frames captured, in order, and the number ``dropped`` that the kernel could not keep."""

    packets: tuple[CapturedPacket, ...]
    dropped: int


@dataclass(slots=True, eq=False)
class _Watched:
    """One namespace's socket. ``bridges`` has each device's name and whether the device is a bridge."""

    namespace: KernelNamespace
    name: str
    socket: socket.socket
    bridges: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Capture:
    """Sockets and the frames read so far, each as (stamp, whether the device is a bridge, serial, packet)."""

    watched: dict[int, _Watched] = field(default_factory=dict)
    frames: list[tuple[int, bool, int, CapturedPacket]] = field(default_factory=list)
    dropped: int = 0
    buffer: bytearray = field(default_factory=lambda: bytearray(_SNAPLEN))

    def watch(self, namespace: KernelNamespace) -> None:
        """Record a namespace's frames from now on."""
        with namespace.entered():
            # Opened with ETH_P_ALL and bound to no device it sees every one, also those that are yet to come.
            sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW | socket.SOCK_CLOEXEC, socket.htons(ETH_P_ALL))
        sock.setblocking(False)
        # SO_RCVBUF stops at net.core.rmem_max; SO_RCVBUFFORCE does not, but needs CAP_NET_ADMIN of the machine itself,
        # which the root of a user namespace has not. Both are tried, and the larger buffer stays.
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.watched[sock.fileno()] = _Watched(namespace, namespace.name, sock)

    def leave(self, namespace: KernelNamespace) -> None:
        """Read the last of a namespace's frames and close its socket."""
        for descriptor, watched in list(self.watched.items()):
            if watched.namespace is namespace:
                # Before the socket is closed, whose queue is lost with it.
                self._read(watched)
                self._count_drops(watched)
                watched.socket.close()
                del self.watched[descriptor]

    def register(self, poll: select.poll) -> None:
        """Register the sockets with a poll object, to wake for frames."""
        for descriptor in self.watched:
            poll.register(descriptor, select.POLLIN)

    def read_ready(self, ready: list[tuple[int, int]]) -> None:
        """Read the sockets that a poll found ready."""
        for descriptor, _ in ready:
            watched = self.watched.get(descriptor)
            if watched is not None:
                self._read(watched)

    def read_all(self) -> None:
        """Read all frames received so far, under the devices' present names, which a command is about to change."""
        for watched in self.watched.values():
            self._read(watched)
            # A name may be another device's after the command.
            watched.bridges.clear()

    def recording(self, since: int = 0) -> Recording:
        """Frames captured from the time ``since`` on (ns since 1970), in order."""
        for watched in self.watched.values():
            self._read(watched)
            self._count_drops(watched)
        # The serial keeps the order in which one socket gave frames of the same stamp.
        self.frames.sort(key=lambda frame: frame[:3])
        return Recording(tuple(frame[3] for frame in self.frames if frame[0] >= since), self.dropped)

    def close(self) -> None:
        """Close the sockets, side by side: for each the kernel waits some 13 ms (``packet_release``)."""
        closing = [threading.Thread(target=watched.socket.close) for watched in self.watched.values()]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()
        self.watched.clear()

    def _read(self, watched: _Watched) -> None:
        buffer = self.buffer
        view = memoryview(buffer)
        while True:
            try:
                # 64 bytes hold the one control message, a struct timespec with its header.
                length, ancillary, _, address = watched.socket.recvmsg_into([buffer], 64)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                return  # ENETDOWN, once, when a device went down: the frames come after it
            device, _, packet_type, _, _ = address
            stamp = _stamp(ancillary)
            packet = CapturedPacket(watched.name, device, stamp, packet_type == PACKET_OUTGOING, bytes(view[:length]))
            self.frames.append((stamp, self._is_bridge(watched, device), len(self.frames), packet))

    def _is_bridge(self, watched: _Watched, device: str) -> bool:
        # Asked when a name is new: devices come while the capture runs.
        known = watched.bridges.get(device)
        if known is None:
            watched.bridges.update(_bridges(watched.namespace))
            known = watched.bridges.setdefault(device, False)
        return known

    def _count_drops(self, watched: _Watched) -> None:
        data = watched.socket.getsockopt(SOL_PACKET, PACKET_STATISTICS, _STATISTICS.size)
        # The kernel counts from zero again after each question (net/packet/af_packet.c:packet_getsockopt()).
        self.dropped += _STATISTICS.unpack(data)[1]


def _bridges(namespace: KernelNamespace) -> dict[str, bool]:
    messages = link_messages(namespace)
    return {message.text("IFLA_IFNAME"): device_type(message) == "bridge" for message in messages}


def start_capture(machine: Machine) -> Capture:
    """Watch the host, the named namespaces and those whose names were hidden."""
    capture = Capture()
    # Hidden ones, too: the world around a lab forwards its packets.
    for namespace in (machine.host, *machine.hidden, *(machine.namespace(name) for name in machine.names())):
        capture.watch(namespace)
    return capture


def _stamp(ancillary: list[tuple[int, int, bytes]]) -> int:
    for level, kind, data in ancillary:
        if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS:
            seconds, nanoseconds = _TIMESPEC.unpack(data[: _TIMESPEC.size])
            return int(seconds * 1_000_000_000 + nanoseconds)
    return 0
