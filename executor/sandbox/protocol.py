"""Requests of a sandbox's owner to the process inside: typed, each answered with one value.

A message is a pickled value with its length before it, over a stream socket pair. Only the two halves of one program
use the channel.
"""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass

from pingproof.simulator.tools.command import Command

FOREGROUND = 0
"""The program that the present request waits for, whichever it is."""
_LENGTH = struct.Struct("=Q")


@dataclass(frozen=True, slots=True)
class Run:
    """Carry out commands one after another, each in its namespace ("" is the host): a ``Result`` for each.

    A command waits for its program, at most ``patience`` seconds, and is then interrupted as by ^C.
    """

    commands: tuple[tuple[Command, str], ...]
    patience: float


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a command: the number of its program, or the ``Result`` of one that has answered."""

    command: Command
    namespace: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for a program, at most ``patience`` seconds; it is then interrupted: its ``Result``."""

    program: int
    patience: float


@dataclass(frozen=True, slots=True)
class Peek:
    """Read a program's output so far: (its exit code or None, its ``Result``)."""

    program: int


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Send a program SIGINT: None. ``FOREGROUND`` means the program waited for; the request has no answer then."""

    program: int


@dataclass(frozen=True, slots=True)
class ReadState:
    """Read the kernel's tables: a ``NetworkState``; of the ``namespaces`` named, or of all when None."""

    namespaces: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class HideNames:
    """Hide the present namespaces from ``ip netns``; the namespaces go on: None."""


@dataclass(frozen=True, slots=True)
class StartCapture:
    """Record every frame on every device of every namespace from now on: None."""


@dataclass(frozen=True, slots=True)
class ReadCapture:
    """The ``Recording`` of frames from the time ``since`` on (ns since 1970); the capture goes on."""

    since: int = 0


@dataclass(frozen=True, slots=True)
class PingPairs:
    """Send one ICMP echo from each first to each second, all at once: a tuple of bools, whether it was answered.

    A pair is (namespace, the address that it pings). Waits at most ``timeout`` seconds for the last answer.
    """

    pairs: tuple[tuple[str, str], ...]
    timeout: float


@dataclass(frozen=True, slots=True)
class Stop:
    """End the sandbox: no answer."""


Request = Run | Start | Wait | Peek | Interrupt | ReadState | HideNames | StartCapture | ReadCapture | PingPairs | Stop


@dataclass(frozen=True, slots=True)
class Failure:
    """The answer to a request that could not be carried out."""

    error: Exception


def send(channel: socket.socket, message: object) -> None:
    """Send one message; raises ``OSError`` when the other half is gone."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    channel.sendall(_LENGTH.pack(len(data)) + data)


def receive(channel: socket.socket) -> object:
    """Wait for one message; raises ``EOFError`` when the other half is gone."""
    (length,) = _LENGTH.unpack(_receive_exactly(channel, _LENGTH.size))
    return pickle.loads(_receive_exactly(channel, length))


def _receive_exactly(channel: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        try:
            piece = channel.recv(length - len(data))
        except ConnectionError:
            piece = b""
        if not piece:
            raise EOFError("the other half of the sandbox is gone")
        data += piece
    return bytes(data)
