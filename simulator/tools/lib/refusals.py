"""What ``ip`` and ``bridge`` print about a refusal, wherever it comes from: the model's stack or the kernel.

lib/libnetlink.c:rtnl_talk_error(), print_ext_ack_msg(); lib/utils.c:nodev(), invarg().
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address

from pingproof.simulator.errors import KernelError, UsageError

REFUSED = 2
"""What most of ``ip``'s commands end with when the kernel refuses."""
WRONG = 255
"""``exit(-1)``."""


def rtnetlink_answers(error: KernelError) -> str:
    """The line about an error number, or the kernel's own line when it sent one.

    >>> from pingproof.simulator.errors import Errno
    >>> rtnetlink_answers(KernelError(Errno.EEXIST))
    'RTNETLINK answers: File exists\\n'
    >>> rtnetlink_answers(KernelError(Errno.EINVAL, "Nexthop has invalid gateway"))
    'Error: Nexthop has invalid gateway.\\n'
    """
    if error.extack:
        return f"Error: {error.extack}{'' if error.extack.endswith('.') else '.'}\n"
    return f"RTNETLINK answers: {error.errno.value}\n"


def cannot_find_device(name: str) -> UsageError:
    """``nodev``."""
    return UsageError(f'Cannot find device "{name}"\n', 1)


def cannot_parse_nexthop(refusal: UsageError) -> UsageError:
    """What is wrong with one of several next hops, and that it was in one (``parse_nexthops``)."""
    return UsageError(refusal.stderr + "Error: cannot parse nexthop\n", WRONG)


def device_does_not_exist(name: str) -> UsageError:
    """What ``ip link show`` and ``ip address show`` say instead (``ipaddr_list_flush_or_save``)."""
    return UsageError(f'Device "{name}" does not exist.\n', 1)


def argument_is_wrong(argument: str, message: str) -> UsageError:
    """``invarg``, with the empty line that it ends with when the message has its own line end."""
    return UsageError(f'Error: argument "{argument}" is wrong: {message}\n\n', WRONG)


def wildcard_deletion(address: IPv4Address) -> str:
    """What ``ip addr del`` says when no prefix length was typed."""
    return (
        "Warning: Executing wildcard deletion to stay compatible with old scripts.\n"
        f"         Explicitly specify the prefix length ({address}/32) to avoid this warning.\n"
        "         This special behaviour is likely to disappear in further releases,\n"
        "         fix your scripts!\n"
    )


def flush_report(rows: Sequence[str], noun: str, statistics: int) -> str:
    """What ``-s`` tells of a flush that needed one round, and ``-s -s`` with the rows that went.

    >>> flush_report([], "entries", 1)
    'Nothing to flush.\\n'
    """
    if not statistics:
        return ""
    if not rows:
        return "Nothing to flush.\n"
    rounds = f"\n*** Round 1, deleting {len(rows)} {noun} ***\n*** Flush is complete after 1 round ***\n"
    return ("".join(rows) if statistics > 1 else "") + rounds


def cannot_open_namespace(name: str, reason: str) -> UsageError:
    """``netns_switch``: no file of that name in /run/netns."""
    return UsageError(f'Cannot open network namespace "{name}": {reason}\n', WRONG)
