"""Devices of the host by number, and by the group of their birth.

A device's number is known only once it is made. So that one made just before a crash can be found, it is born in a
group whose number this run alone has drawn; when its own number is on disk, it goes to the group it belongs to.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import replace

from pyroute2.netlink.rtnl import RTM_DELLINK, RTM_NEWLINK
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import write
from pingproof.executor.rtnetlink.link import link_messages
from pingproof.simulator.errors import KernelError
from pingproof.simulator.tools.ip.link.words import LinkAdd, VethOptions


def draw_group() -> int:
    """A group's number that nobody else uses: 31 random bits, never one of the small numbers with names."""
    return 1 << 30 | secrets.randbits(30)


def with_group(action: LinkAdd, group: int) -> LinkAdd:
    """The command, with its device and the peer born in ``group``."""
    options = action.options
    if isinstance(options, VethOptions):
        options = replace(options, peer=replace(options.peer, group=str(group)))
    return replace(action, attributes=replace(action.attributes, group=str(group)), options=options)


def links_of_group(namespace: KernelNamespace, group: int) -> tuple[tuple[int, str], ...]:
    """(ifindex, name) of the group's devices."""
    return tuple(
        (message.field("index"), message.text("IFLA_IFNAME"))
        for message in link_messages(namespace)
        if message.number("IFLA_GROUP") == group
    )


def set_group(namespace: KernelNamespace, ifindex: int, group: int) -> None:
    """Put a device into a group."""
    namespace.route.change(RTM_NEWLINK, write(ifinfmsg, [("IFLA_GROUP", group)], index=ifindex))


def delete_link(namespace: KernelNamespace, ifindex: int) -> None:
    """Delete a device; harmless when it is gone."""
    with contextlib.suppress(KernelError):
        namespace.route.change(RTM_DELLINK, write(ifinfmsg, index=ifindex))
