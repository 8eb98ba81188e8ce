"""A netlink socket: it belongs to the network namespace in which it was opened, wherever its process goes later."""

from __future__ import annotations

import errno
import os
import socket
import struct
from collections.abc import Iterator, Sequence

from pyroute2.netlink import (
    NETLINK_ROUTE,
    NLM_F_ACK,
    NLM_F_ACK_TLVS,
    NLM_F_DUMP,
    NLM_F_REQUEST,
    NLMSG_DONE,
    NLMSG_ERROR,
    SOL_NETLINK,
    nlmsgerr,
)

from pingproof.executor.netlink.message import NLMSG_HDRLEN, read
from pingproof.simulator.errors import Errno, KernelError

# include/uapi/linux/netlink.h.
NETLINK_EXT_ACK = 11
NETLINK_GET_STRICT_CHK = 12
_HEADER = struct.Struct("=IHHII")
_ERROR = struct.Struct("=i")
# Bytes: a dump's datagrams are at most 32 KiB (net/netlink/af_netlink.c:netlink_dump()), an error quotes its request.
_BUFFER = 1 << 18
MANY = 128
"""Requests that go to the kernel at once: their answers fit into a socket's buffer, even if all are refused."""


_ERRORS = {getattr(errno, each.name): each for each in Errno if hasattr(errno, each.name)}


def kernel_error(number: int, extack: str = "") -> KernelError:
    """The error of the simulator's vocabulary for an error number of the system."""
    known = _ERRORS.get(number)
    # An error without a name in the simulator's vocabulary is told as EINVAL, with the system's words for it.
    return KernelError(known, extack) if known is not None else KernelError(Errno.EINVAL, extack or os.strerror(number))


class NetlinkSocket:
    """One netlink socket. A request is carried out before ``send`` returns, so an answer is always there to read."""

    __slots__ = ("_sequence", "_socket")

    def __init__(self, protocol: int = NETLINK_ROUTE, strict: bool = False) -> None:
        self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, protocol)
        self._socket.setsockopt(SOL_NETLINK, NETLINK_EXT_ACK, 1)
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
                _request(kind, flags | (last and NLM_F_ACK), base + at, body)
                for at, (body, last) in enumerate(zip(some, _last_of(some), strict=True))
            ]
            self._socket.send(b"".join(messages))
            refused |= {first + at for at in self._refusals(base, self._sequence)}
        return refused

    def _refusals(self, base: int, last: int) -> Iterator[int]:
        # Errors come in the order of the requests; the last request's answer, error or acknowledgement, ends them.
        while True:
            for kind, _, sequence, message in _messages(self._socket.recv(_BUFFER)):
                if kind != NLMSG_ERROR or not base <= sequence <= last:
                    continue
                if _error_number(message):
                    yield sequence - base
                if sequence == last:
                    return

    def ask(self, kind: int, body: bytes, flags: int = 0) -> Iterator[bytes]:
        """Send a request; gives the messages that answer it, each from its header on. Raises ``KernelError``.

        With ``NLM_F_ACK`` the answers end with the acknowledgement, with ``NLM_F_DUMP`` at the dump's end, and
        without either after the first message.
        """
        self._sequence += 1
        self._socket.send(_request(kind, flags, self._sequence, body))
        more = True
        while more:
            for answer, answer_flags, sequence, message in _messages(self._socket.recv(_BUFFER)):
                # The rest of an earlier answer that nobody read to its end.
                if sequence != self._sequence:
                    continue
                # An acknowledgement is NLMSG_ERROR with the number 0; a dump that failed halfway ends in NLMSG_DONE
                # with a number.
                if answer in (NLMSG_ERROR, NLMSG_DONE):
                    _raise_error(message, answer_flags)
                    return
                yield message
                more = bool(flags & (NLM_F_ACK | NLM_F_DUMP))

    def dump(self, kind: int, body: bytes) -> list[bytes]:
        """All rows of a table, each a message from its header on; raises ``KernelError``."""
        return list(self.ask(kind, body, NLM_F_DUMP))


def _request(kind: int, flags: int, sequence: int, body: bytes) -> bytes:
    return _HEADER.pack(NLMSG_HDRLEN + len(body), kind, flags | NLM_F_REQUEST, sequence, 0) + body


def _last_of(bodies: Sequence[bytes]) -> Iterator[bool]:
    return (at == len(bodies) - 1 for at in range(len(bodies)))


def _messages(data: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """The (type, flags, sequence, whole message) of the messages in a datagram (``nlmsg_for_each_msg``)."""
    offset = 0
    while offset + NLMSG_HDRLEN <= len(data):
        length, kind, flags, sequence, _ = _HEADER.unpack_from(data, offset)
        yield kind, flags, sequence, data[offset : offset + length]
        offset += (length + 3) & ~3


def _error_number(message: bytes) -> int:
    """The positive error number of NLMSG_ERROR or NLMSG_DONE; 0 for success and for a dump's end without a number."""
    code: tuple[int] = _ERROR.unpack_from(message, NLMSG_HDRLEN) if len(message) >= NLMSG_HDRLEN + 4 else (0,)
    return -code[0]


def _raise_error(message: bytes, flags: int) -> None:
    number = _error_number(message)
    if number > 0:
        extack = read(nlmsgerr, message).text("NLMSGERR_ATTR_MSG") if flags & NLM_F_ACK_TLVS else ""
        raise kernel_error(number, extack)
