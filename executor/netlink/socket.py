"""A netlink socket: it belongs to the network namespace in which it was opened, wherever its process goes later."""

from __future__ import annotations

import errno
import os
import socket
import struct
from collections.abc import Iterator, Sequence

from pingproof.executor.rtnetlink.attributes import parse, string
from pingproof.simulator.errors import Errno, KernelError

NETLINK_ROUTE = 0
NETLINK_NETFILTER = 12
SOL_NETLINK = 270
NETLINK_CAP_ACK = 10
NETLINK_EXT_ACK = 11
NETLINK_GET_STRICT_CHK = 12
NLMSGERR_ATTR_MSG = 1

NLM_F_REQUEST = 0x1
NLM_F_ACK = 0x4
NLM_F_ECHO = 0x8
NLM_F_DUMP = 0x300
NLM_F_REPLACE = 0x100
NLM_F_EXCL = 0x200
NLM_F_CREATE = 0x400
NLM_F_APPEND = 0x800
NLM_F_ACK_TLVS = 0x200

NLMSG_ERROR = 2
NLMSG_DONE = 3
_HEADER = struct.Struct("=IHHII")
_BUFFER = 1 << 18
MANY = 128
"""Requests that go to the kernel at once: their answers fit into a socket's buffer, even if all are refused."""


_ERRORS = {getattr(errno, each.name): each for each in Errno if hasattr(errno, each.name)}


def kernel_error(number: int, extack: str = "") -> KernelError:
    """The error of the simulator's vocabulary for an error number of the system."""
    known = _ERRORS.get(number)
    return KernelError(known, extack) if known is not None else KernelError(Errno.EINVAL, extack or os.strerror(number))


class NetlinkSocket:
    """One netlink socket. A request is carried out before ``send`` returns, so an answer is always there to read."""

    __slots__ = ("_sequence", "_socket")

    def __init__(self, protocol: int = NETLINK_ROUTE, strict: bool = False) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, protocol)
        self._socket.setsockopt(SOL_NETLINK, NETLINK_EXT_ACK, 1)
        self._socket.setsockopt(SOL_NETLINK, NETLINK_CAP_ACK, 1)
        if strict:
            self._socket.setsockopt(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1)
        self._sequence = 0

    def fileno(self) -> int:
        """The descriptor."""
        return self._socket.fileno()

    def close(self) -> None:
        """Give the socket, and with it its hold on the namespace, back."""
        self._socket.close()

    def change(self, kind: int, body: bytes, flags: int = 0) -> None:
        """Ask for a change and wait for the acknowledgement; raises ``KernelError``."""
        for _ in self.ask(kind, body, flags | NLM_F_ACK):
            pass

    def change_many(self, kind: int, bodies: Sequence[bytes], flags: int = 0) -> set[int]:
        """Ask for many changes of one kind in few system calls: the places of those that were refused."""
        refused: set[int] = set()
        for first in range(0, len(bodies), MANY):
            some = bodies[first : first + MANY]
            base = self._sequence + 1
            self._sequence += len(some)
            # The kernel answers errors by itself; only the last request asks for an answer in any case.
            messages = [
                _HEADER.pack(16 + len(body), kind, flags | NLM_F_REQUEST | (last and NLM_F_ACK), base + at, 0) + body
                for at, (body, last) in enumerate(zip(some, _last_of(some), strict=True))
            ]
            self._socket.send(b"".join(messages))
            refused |= {first + at for at in self._refusals(base, self._sequence)}
        return refused

    def _refusals(self, base: int, last: int) -> Iterator[int]:
        while True:
            for answer, _, sequence, payload in _messages(self._socket.recv(_BUFFER)):
                if answer != NLMSG_ERROR or not base <= sequence <= last:
                    continue
                if struct.unpack_from("=i", payload)[0]:
                    yield sequence - base
                if sequence == last:
                    return

    def ask(self, kind: int, body: bytes, flags: int = 0) -> Iterator[tuple[int, bytes]]:
        """Send a request; gives the messages that answer it as (type, payload). Raises ``KernelError``.

        With ``NLM_F_ACK`` the answers end with the acknowledgement, with ``NLM_F_DUMP`` at the dump's end, and
        without either after the first message.
        """
        self._sequence += 1
        length = 16 + len(body)
        self._socket.send(_HEADER.pack(length, kind, flags | NLM_F_REQUEST, self._sequence, 0) + body)
        more = True
        while more:
            for answer, answer_flags, sequence, payload in _messages(self._socket.recv(_BUFFER)):
                if sequence != self._sequence:
                    continue
                if answer in (NLMSG_ERROR, NLMSG_DONE):
                    _raise_error(payload, answer_flags, 20 if answer == NLMSG_ERROR else 4)
                    return
                yield answer, payload
                more = bool(flags & (NLM_F_ACK | NLM_F_DUMP))

    def dump(self, kind: int, body: bytes) -> list[tuple[int, bytes]]:
        """All rows of a table as (type, payload); raises ``KernelError``."""
        return list(self.ask(kind, body, NLM_F_DUMP))


def _last_of(bodies: Sequence[bytes]) -> Iterator[bool]:
    return (at == len(bodies) - 1 for at in range(len(bodies)))


def _messages(data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    offset = 0
    while offset + 16 <= len(data):
        length, kind, flags, sequence, _ = _HEADER.unpack_from(data, offset)
        yield kind, flags, sequence, data[offset + 16 : offset + length]
        offset += (length + 3) & ~3


def _raise_error(payload: bytes, flags: int, attributes_at: int) -> None:
    number = -struct.unpack_from("=i", payload)[0] if len(payload) >= 4 else 0
    if number > 0:
        extack = string(parse(payload, attributes_at).get(NLMSGERR_ATTR_MSG)) if flags & NLM_F_ACK_TLVS else ""
        raise kernel_error(number, extack)
