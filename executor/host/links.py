"""The host's devices by number, and by the group that they are born in.

A device's number is known only once it is made. So that one made just before a crash can be found, it is born in a
group whose number this run alone has drawn; when its own number is on disk, it goes to the group it belongs to.
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import replace

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import number, parse, string, u32
from pingproof.simulator.errors import KernelError
from pingproof.simulator.tools.ip.link.words import LinkAdd, VethOptions

_ANY = rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, 0, 0, 0)


def draw_group() -> int:
    """A number that nobody else uses as a group: 31 random bits, never the small numbers that people name."""
    return 1 << 30 | secrets.randbits(30)


def with_group(action: LinkAdd, group: int) -> LinkAdd:
    """The command, with its device and the peer born in ``group``."""
    options = action.options
    if isinstance(options, VethOptions):
        options = replace(options, peer=replace(options.peer, group=str(group)))
    return replace(action, attributes=replace(action.attributes, group=str(group)), options=options)


def links_of_group(namespace: KernelNamespace, group: int) -> tuple[tuple[int, str], ...]:
    """(ifindex, name) of the group's devices."""
    found = []
    for _, payload in namespace.route.dump(rt.RTM_GETLINK, _ANY):
        attributes = parse(payload, rt.IFINFOMSG.size)
        if number(attributes.get(rt.IFLA_GROUP)) == group:
            found.append((int(rt.IFINFOMSG.unpack_from(payload)[2]), string(attributes.get(rt.IFLA_IFNAME))))
    return tuple(found)


def all_links(namespace: KernelNamespace) -> dict[int, str]:
    """The names of all devices, by ifindex."""
    return {
        int(rt.IFINFOMSG.unpack_from(payload)[2]): string(parse(payload, rt.IFINFOMSG.size).get(rt.IFLA_IFNAME))
        for _, payload in namespace.route.dump(rt.RTM_GETLINK, _ANY)
    }


def set_group(namespace: KernelNamespace, ifindex: int, group: int) -> None:
    """Put a device into a group."""
    header = rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, ifindex, 0, 0)
    namespace.route.change(rt.RTM_NEWLINK, header + u32(rt.IFLA_GROUP, group))


def delete_link(namespace: KernelNamespace, ifindex: int) -> None:
    """Delete a device; harmless when it is gone."""
    with contextlib.suppress(KernelError):
        namespace.route.change(rt.RTM_DELLINK, rt.IFINFOMSG.pack(rt.AF_UNSPEC, 0, ifindex, 0, 0))
