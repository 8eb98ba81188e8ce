"""``ip link show``: which links, and how (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pingproof.simulator.state import DeviceKind, Link, LinkFlag
from pingproof.simulator.tools.ip.link.kinds import BRIDGE_PORT
from pingproof.simulator.tools.ip.link.text import brief_text, link_json, link_text
from pingproof.simulator.tools.lib.json_writer import json_text

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.address.words import AddressShow
    from pingproof.simulator.tools.ip.link.words import LinkShow
    from pingproof.simulator.tools.ip.words import IpOptions

BACKSLASH = "\\"
"""The end of a line with ``-o``."""
DUMPED_KINDS = frozenset({"veth", "bridge", "dummy", "tun", "macvlan", "macvtap", "vxlan", "ifb"})
"""Types that the kernel has (here Linux 6.18's as it was recorded, and ``dummy``), by which it chooses itself.

By others the tool does, which JSON shows as empty objects.
"""


def link_listing(links: Iterable[Link], selection: LinkShow, options: IpOptions) -> str:
    """Links as text, or as JSON with an empty object for each link that the tool itself left out."""
    dumped = dumped_links(links, selection.name, selection)
    if options.json:
        rows = [_object(link, options) if selects_link(link, selection) else {} for link in dumped]
        return json_text(rows, options.pretty)
    return "".join(_text(link, options) + "\n" for link in dumped if selects_link(link, selection))


def dumped_links(links: Iterable[Link], name: str | None, selection: LinkShow | AddressShow) -> list[Link]:
    """Links of the kernel's answer: the one asked for, or those that RTM_GETLINK's own filter leaves."""
    if name is not None:
        return [link for link in links if link.name == name]
    return [link for link in links if _dump_selects(link, selection)]


def _dump_selects(link: Link, selection: LinkShow | AddressShow) -> bool:
    if selection.master is not None and link.master != selection.master:
        return False
    if selection.nomaster and link.master is not None:
        return False
    return selection.type not in DUMPED_KINDS or link.kind.value == selection.type


def selects_link(link: Link, selection: LinkShow | AddressShow) -> bool:
    """Whether the tool lists a link of the answer: its second look at the selection (``print_linkinfo``)."""
    if selection.up and LinkFlag.UP not in link.flags:
        return False
    if selection.master is not None and link.master != selection.master:
        return False
    if selection.type is None:
        return True
    if selection.type == BRIDGE_PORT:
        return link.port is not None
    return link.kind is not DeviceKind.LOOPBACK and link.kind.value == selection.type


def _text(link: Link, options: IpOptions) -> str:
    color = options.color == "always"
    if options.brief:
        return brief_text(link, color=color)
    line_break = BACKSLASH if options.oneline else "\n"
    return link_text(
        link,
        details=options.details,
        statistics=options.statistics,
        human=options.human_readable,
        line_break=line_break,
        color=color,
    )


def _object(link: Link, options: IpOptions) -> dict[str, object]:
    return link_json(link, brief=options.brief, details=options.details, statistics=options.statistics)
