"""The messages of ``ip`` and ``bridge`` about a refusal, by the model's stack or by the kernel.

lib/libnetlink.c:rtnl_talk_error(), print_ext_ack_msg(); lib/utils.c:nodev(), invarg().
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address

from pingproof.simulator.errors import KernelError, UsageError

REFUSED = 2
"""The exit code of most of ``ip``'s commands when the kernel refuses."""
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
    """The error about an unknown device (``nodev``)."""
    return UsageError(f'Cannot find device "{name}"\n', 1)


def cannot_parse_nexthop(refusal: UsageError) -> UsageError:
    """The error about one of several next hops, with the line that ``parse_nexthops`` adds."""
    return UsageError(refusal.stderr + "Error: cannot parse nexthop\n", WRONG)


def device_does_not_exist(name: str) -> UsageError:
    """The error of ``ip link show`` and ``ip address show`` about an unknown device (``ipaddr_list_flush_or_save``)."""
    return UsageError(f'Device "{name}" does not exist.\n', 1)


def argument_is_wrong(argument: str, message: str) -> UsageError:
    """The error about a bad argument, with an empty line because the message has its own line end (``invarg``)."""
    return UsageError(f'Error: argument "{argument}" is wrong: {message}\n\n', WRONG)


def wildcard_deletion(address: IPv4Address) -> str:
    """The warning of ``ip addr del`` without a prefix length."""
    return (
        "Warning: Executing wildcard deletion to stay compatible with old scripts.\n"
        f"         Explicitly specify the prefix length ({address}/32) to avoid this warning.\n"
        "         This special behaviour is likely to disappear in further releases,\n"
        "         fix your scripts!\n"
    )


def flush_report(rows: Sequence[str], noun: str, statistics: int) -> str:
    """The report of ``-s`` about a flush that needed one round; ``-s -s`` adds the deleted rows.

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
    """The error about a name without a file in /run/netns (``netns_switch``)."""
    return UsageError(f'Cannot open network namespace "{name}": {reason}\n', WRONG)
