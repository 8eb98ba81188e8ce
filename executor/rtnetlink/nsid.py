"""Numbers that a namespace has given to others (RTM_NEWNSID, RTM_GETNSID: net/core/net_namespace.c)."""

from __future__ import annotations

import contextlib

from pyroute2.netlink.rtnl import RTM_GETNSID, RTM_NEWNSID
from pyroute2.netlink.rtnl.nsidmsg import nsidmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.netlink.message import Attribute, Message, read, write
from pingproof.simulator.errors import KernelError

UNASSIGNED = 0xFFFFFFFF
"""NETNSA_NSID_NOT_ASSIGNED: no number yet; asked for, it lets the kernel choose one."""


def nsid_of(namespace: KernelNamespace, other: KernelNamespace) -> int | None:
    """The number that ``namespace`` has given to ``other``, None when it has given none; raises ``KernelError``."""
    answer = next(namespace.route.ask(RTM_GETNSID, write(nsidmsg, [("NETNSA_FD", other.descriptor)])))
    return _assigned(read(nsidmsg, answer), "NETNSA_NSID")


def namespaces_by_nsid(machine: Machine, namespace: KernelNamespace) -> dict[int, str]:
    """The names of the namespaces that this one has numbered, by their number."""
    found: dict[int, str] = {}
    for name in machine.names():
        with contextlib.suppress(NoSuchNamespace, KernelError):
            nsid = nsid_of(namespace, machine.namespace(name))
            if nsid is not None:
                # Two names may be of one namespace: the first found counts (ip/ipnetns.c:netns_map_add()).
                found.setdefault(nsid, name)
    return found


def set_nsid(namespace: KernelNamespace, other: KernelNamespace, nsid: int | None) -> None:
    """Have ``namespace`` number ``other``, None as the kernel likes; raises ``KernelError``."""
    chosen = UNASSIGNED if nsid is None else nsid
    body = write(nsidmsg, [("NETNSA_FD", other.descriptor), ("NETNSA_NSID", chosen)])
    namespace.route.change(RTM_NEWNSID, body)


def read_nsids(namespace: KernelNamespace, nsid: int | None, target: int | None) -> list[tuple[int, int | None]]:
    """Pairs (number, number here) of the namespaces numbered by ``namespace``, or by its ``target``.

    ``nsid`` asks for one number alone. The number here is None where there is none. Raises ``KernelError``.
    """
    elsewhere: list[Attribute] = [] if target is None else [("NETNSA_TARGET_NSID", target)]
    # Only a socket that has its requests checked strictly has its dumps narrowed.
    strict = namespace.netlink_socket(strict=True)
    try:
        if nsid is not None:
            answers = [next(strict.ask(RTM_GETNSID, write(nsidmsg, [("NETNSA_NSID", nsid), *elsewhere])))]
        else:
            answers = strict.dump(RTM_GETNSID, write(nsidmsg, elsewhere))
    finally:
        strict.close()
    messages = [read(nsidmsg, answer) for answer in answers]
    here = "NETNSA_NSID" if target is None else "NETNSA_CURRENT_NSID"
    return [(message.number("NETNSA_NSID"), _assigned(message, here)) for message in messages]


def _assigned(message: Message, name: str) -> int | None:
    number = message.number(name, UNASSIGNED)
    return None if number == UNASSIGNED else number
