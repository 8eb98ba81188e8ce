"""``ip address show``: which links and addresses, and how (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.language.ip_address import AddressShow
from simulator.show.ip_address import address_brief, address_object, address_text
from simulator.show.ip_link import brief_text, link_json, link_text
from simulator.show.ip_link_statistics import statistics_text
from simulator.show.json_writer import json_text
from simulator.snapshot.links import link as link_of
from simulator.state import Address, DeviceKind, Link, LinkFlag
from simulator.tools.ip_address import selected_devices, selects
from simulator.tools.iproute2_text import argument_is_wrong
from simulator.tools.ll_map import ll_name_to_index

if TYPE_CHECKING:
    from simulator.language.ip import IpOptions
    from simulator.stack.net_device import Device
    from simulator.stack.net_namespace import NetNamespace

BACKSLASH = "\\"
"""What ``-o`` puts where a line would end."""


def show(namespace: NetNamespace, command: AddressShow, options: IpOptions) -> str:
    """The text, or the JSON. Raises UsageError."""
    if command.master is not None and ll_name_to_index(namespace, command.master) is None:
        raise argument_is_wrong(command.master, "Device does not exist")
    shown = [
        (link_of(device), list(device.addresses))
        for device in selected_devices(namespace, command)
        if _shows_device(device, command, options)
    ]
    if options.json:
        return json_text([_object(link, addresses, command, options) for link, addresses in shown], options.pretty)
    return "".join(_text(link, addresses, command, options) for link, addresses in shown)


def _family(command: AddressShow, options: IpOptions) -> str | None:
    """``to PREFIX`` asks for IPv4 alone, as ``-4`` does."""
    return options.family or ("inet" if command.to is not None else None)


def _shows_device(device: Device, command: AddressShow, options: IpOptions) -> bool:
    """A link is left out when it has addresses and none is meant (``ipaddr_filter``), or is not meant itself."""
    link = link_of(device)
    if not _selects_link(link, command):
        return False
    family = _family(command, options)
    if family == "link":
        return True
    if family == "inet6":
        return False
    if not device.addresses:
        return family is None
    return any(selects(ifa, command) for ifa in device.addresses)


def _selects_link(link: Link, command: AddressShow) -> bool:
    return (
        (not command.up or LinkFlag.UP in link.flags)
        and (command.nomaster or command.master is None or link.master == command.master)
        and not (command.nomaster and link.master is not None)
        and (command.type is None or _has_type(link, command.type))
    )


def _has_type(link: Link, word: str) -> bool:
    if word == "bridge_slave":
        return link.port is not None
    return link.kind is not DeviceKind.LOOPBACK and link.kind.value == word


def _text(link: Link, addresses: list[Address], command: AddressShow, options: IpOptions) -> str:
    family = _family(command, options)
    color = options.color == "always"
    chosen = [ifa for ifa in addresses if selects(ifa, command)] if family != "link" else []
    if options.brief:
        text = brief_text(link, address_family=family != "link", color=color)
        return text + "".join(address_brief(ifa, color=color) for ifa in chosen) + "\n"
    if options.oneline and family != "link":
        return "".join(f"{link.ifindex}: {link.name}{address_text(ifa, line_break=BACKSLASH)}\n" for ifa in chosen)
    text = ""
    if command.label is None:
        text = link_text(
            link,
            address_family=True,
            details=options.details,
            line_break=BACKSLASH if options.oneline else "\n",
            color=color,
            mac=family in (None, "link") or options.details,
        )
        text += "\n"
    text += "".join(address_text(ifa, color=color) + "\n" for ifa in chosen)
    if options.statistics and command.label is None:
        text += statistics_text(link.statistics, options.statistics, "\n") + "\n"
    return text


def _object(link: Link, addresses: list[Address], command: AddressShow, options: IpOptions) -> dict[str, Any]:
    family = _family(command, options)
    row: dict[str, Any] = {}
    if options.oneline and family != "link":
        named = {"index": link.ifindex, "dev": link.name}
        return {"addr_info": [named | address_object(ifa) for ifa in addresses if selects(ifa, command)]}
    if command.label is None:
        row = link_json(
            link,
            brief=options.brief,
            address_family=True,
            details=options.details,
            statistics=options.statistics,
            mac=family in (None, "link") or options.details,
        )
    if family == "link":
        return row
    shown = [address_object(ifa, brief=options.brief) if selects(ifa, command) else {} for ifa in addresses]
    return row | {"addr_info": shown}
