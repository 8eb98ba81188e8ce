"""``ip link show``: which links, and how (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import UsageError
from simulator.language.ip_link import LinkShow
from simulator.show.ip_link import brief_text, link_json, link_text
from simulator.show.json_writer import json_text
from simulator.snapshot.links import link as link_of
from simulator.snapshot.links import links
from simulator.state import DeviceKind, Link, LinkFlag
from simulator.tools.iproute2_text import argument_is_wrong
from simulator.tools.ll_map import ll_name_to_index

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_namespace import NetNamespace

BRIDGE_PORT = "bridge_slave"
DUMPED_KINDS = (DeviceKind.VETH.value, DeviceKind.BRIDGE.value, DeviceKind.DUMMY.value)
"""Types by which the kernel itself chooses; by others the tool does, which JSON shows as empty objects."""


def show(namespace: NetNamespace, command: LinkShow, options: IpOptions) -> str:
    """The text, or the JSON with an empty object for each link that the tool itself left out. Raises UsageError."""
    if command.master is not None and ll_name_to_index(namespace, command.master) is None:
        raise argument_is_wrong(command.master, "Device does not exist")
    if command.name is not None:
        device = ll_name_to_index(namespace, command.name)
        if device is None:
            raise UsageError(f'Device "{command.name}" does not exist.\n', 1)
        dumped: tuple[Link, ...] = (link_of(device),)
    else:
        dumped = tuple(link for link in links(namespace) if _kernel_selects(link, command))
    if options.json:
        rows = [_json(link, options) if _selects(link, command) else {} for link in dumped]
        return json_text(rows, options.pretty)
    return "".join(_text(link, options) for link in dumped if _selects(link, command))


def _kernel_selects(link: Link, command: LinkShow) -> bool:
    """What RTM_GETLINK's own filter leaves: by master and by a type that it knows."""
    if command.master is not None and link.master != command.master:
        return False
    if command.nomaster and link.master is not None:
        return False
    return command.type not in DUMPED_KINDS or link.kind.value == command.type


def _selects(link: Link, command: LinkShow) -> bool:
    if command.up and LinkFlag.UP not in link.flags:
        return False
    if command.master is not None and link.master != command.master:
        return False
    if command.nomaster and link.master is not None:
        return False
    if command.type is None:
        return True
    if command.type == BRIDGE_PORT:
        return link.port is not None
    return link.kind is not DeviceKind.LOOPBACK and link.kind.value == command.type


def _text(link: Link, options: IpOptions) -> str:
    color = options.color == "always"
    if options.brief:
        return brief_text(link, color=color) + "\n"
    return (
        link_text(
            link,
            details=options.details,
            statistics=options.statistics,
            line_break="\\" if options.oneline else "\n",
            color=color,
        )
        + "\n"
    )


def _json(link: Link, options: IpOptions) -> dict[str, object]:
    return link_json(link, brief=options.brief, details=options.details, statistics=options.statistics)
