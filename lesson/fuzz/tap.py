"""Frames of every namespace of a lab that runs in the kernel, read between its commands.

One AF_PACKET socket a namespace captures all its devices, both ways. A socket keeps its namespace alive, and is
therefore closed just before a command that deletes the namespace.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pingproof.executor.machine.system_calls import CloneFlag, setns
from pingproof.lesson.fuzz.frames import DELETED, Captured

ETH_P_ALL = 0x0003
PACKET_OUTGOING = 4
SO_RCVBUFFORCE = 33
BUFFER = 4 << 20
"""Bytes that a socket holds while a command runs."""
LONGEST_FRAME = 65536 + 18


@dataclass(slots=True)
class Tap:
    """The packet sockets, by namespace, and the frames read so far."""

    names: Path
    sockets: dict[str, socket.socket] = field(default_factory=dict)
    frames: list[Captured] = field(default_factory=list)

    def watch_host(self) -> None:
        """Open a socket in this process's own namespace."""
        self.sockets[""] = _packet_socket()

    def before(self, command: str) -> None:
        """Close the socket of a namespace that `command` deletes."""
        for name in DELETED.findall(command):
            watched = self.sockets.pop(name, None)
            if watched is not None:
                self._read(name, watched)
                watched.close()

    def after(self) -> None:
        """Read the frames so far, and open sockets in new namespaces."""
        for name, watched in self.sockets.items():
            self._read(name, watched)
        for name in os.listdir(self.names):
            if name not in self.sockets:
                with suppress(OSError), _inside(self.names / name):
                    self.sockets[name] = _packet_socket()

    def _read(self, name: str, watched: socket.socket) -> None:
        while True:
            try:
                data, address = watched.recvfrom(LONGEST_FRAME)
            except BlockingIOError:
                return
            except OSError:
                continue  # ENETDOWN, once, after a device went down
            device, _, packet_type, *_ = address
            self.frames.append((name, device, packet_type == PACKET_OUTGOING, data))


def _packet_socket() -> socket.socket:
    watched = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    watched.setblocking(False)
    watched.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
    return watched


@contextmanager
def _inside(name: Path) -> Iterator[None]:
    here, there = os.open("/proc/self/ns/net", os.O_RDONLY), os.open(name, os.O_RDONLY)
    try:
        setns(there, CloneFlag.NEWNET)
        try:
            yield
        finally:
            setns(here, CloneFlag.NEWNET)
    finally:
        os.close(here)
        os.close(there)
