"""A filter on a packet socket of the host, so that a busy machine's own traffic is not read.

Classic BPF (include/uapi/linux/filter.h): frames of the devices that were there before the lab pass only when they are
ICMP, which is what a lab can have to do with them; frames of all other devices pass.
"""

from __future__ import annotations

import ctypes
import socket
import struct
from collections.abc import Iterable

SO_ATTACH_FILTER = 26
_INSTRUCTION = struct.Struct("=HBBI")
_LOAD_WORD, _LOAD_HALF, _LOAD_BYTE, _JUMP, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x28, 0x30, 0x05, 0x15, 0x06
_IFINDEX = 0xFFFFF000 + 8  # SKF_AD_OFF + SKF_AD_IFINDEX: not a byte of the frame, but where it is
_ETHERTYPE, _PROTOCOL = 12, 14 + 9
_IPV4, _ICMP = 0x0800, 1
_WHOLE, _NOTHING = 0xFFFFFFFF, 0
MOST_DEVICES = 2000
"""A program has at most 4096 instructions; on a machine with more devices all frames are read."""


def keep_own_and_icmp(sock: socket.socket, foreign: Iterable[int]) -> None:
    """Drop the frames of the devices numbered ``foreign`` except ICMP."""
    numbers = list(foreign)
    if len(numbers) > MOST_DEVICES:
        return
    program = _program(numbers)
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HP", len(program) // _INSTRUCTION.size, ctypes.addressof(buffer))
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, header)


def _program(numbers: list[int]) -> bytes:
    rows = [(_LOAD_WORD, 0, 0, _IFINDEX)]
    # A conditional jump reaches 255 instructions at most, an unconditional one any number: two instructions a device.
    for place, ifindex in enumerate(numbers):
        rows.append((_JUMP_IF_EQUAL, 0, 1, ifindex))
        rows.append((_JUMP, 0, 0, 2 * (len(numbers) - place - 1) + 1))
    rows += [
        # Reached by no jump: a device that was not there before.
        (_RETURN, 0, 0, _WHOLE),
        # From here on frames of foreign devices. Offsets count from the Ethernet header, which a SOCK_RAW socket has.
        (_LOAD_HALF, 0, 0, _ETHERTYPE),
        (_JUMP_IF_EQUAL, 0, 3, _IPV4),
        (_LOAD_BYTE, 0, 0, _PROTOCOL),
        (_JUMP_IF_EQUAL, 0, 1, _ICMP),
        (_RETURN, 0, 0, _WHOLE),
        (_RETURN, 0, 0, _NOTHING),
    ]
    return b"".join(_INSTRUCTION.pack(*row) for row in rows)
