"""Frames of every namespace of a lab that runs in the kernel, read between its commands.

One AF_PACKET socket a namespace sees all its devices, both ways. It would keep a namespace alive that the lab deletes,
so it is closed just before that command.
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
    """The sockets, by namespace, and what they have given."""

    names: Path
    sockets: dict[str, socket.socket] = field(default_factory=dict)
    frames: list[Captured] = field(default_factory=list)

    def watch_host(self) -> None:
        """Begin with the namespace that this process is in."""
        self.sockets[""] = _packet_socket()

    def before(self, command: str) -> None:
        """Let go of a namespace that `command` deletes."""
        for name in DELETED.findall(command):
            watched = self.sockets.pop(name, None)
            if watched is not None:
                self._read(name, watched)
                watched.close()

    def after(self) -> None:
        """Read what there is, and watch the namespaces that are new."""
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
