"""``ip link show`` and ``ip address show`` on the kernel's devices (ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from executor.kernel_namespace import KernelNamespace
from executor.machine import Machine
from executor.state_links import read_addresses, read_links
from simulator.errors import UsageError
from simulator.language.ip import IpOptions
from simulator.language.ip_address import AddressShow
from simulator.language.ip_link import LinkShow
from simulator.language.rt_names import scope_number
from simulator.show.ip_address import address_brief, address_object, address_text
from simulator.show.ip_link import brief_text, link_json, link_text
from simulator.show.ip_link_statistics import statistics_text
from simulator.show.json_writer import json_text
from simulator.state import Address, DeviceKind, Link, LinkFlag
from simulator.tools.iproute2_text import argument_is_wrong

BRIDGE_PORT = "bridge_slave"
BACKSLASH = "\\"
"""What ``-o`` puts where a line would end."""


def show_links(machine: Machine, namespace: KernelNamespace, command: LinkShow, options: IpOptions) -> str:
    """``ip link show``; raises ``UsageError``."""
    links = _dumped(machine, namespace, command.name, command.master)
    if command.name is None:
        links = tuple(link for link in links if _kernel_selects(link, command))
    if options.json:
        rows = [
            link_json(link, brief=options.brief, details=options.details, statistics=options.statistics)
            if _selects(link, command)
            else {}
            for link in links
        ]
        return json_text(rows, options.pretty)
    return "".join(_link_text(link, options) + "\n" for link in links if _selects(link, command))


def _dumped(machine: Machine, namespace: KernelNamespace, name: str | None, master: str | None) -> tuple[Link, ...]:
    """All devices, or the one that was named; raises ``UsageError``."""
    if master is not None and namespace.ifindex(master) is None:
        raise argument_is_wrong(master, "Device does not exist")
    if name is not None and namespace.ifindex(name) is None:
        raise UsageError(f'Device "{name}" does not exist.\n', 1)
    return tuple(link for link in read_links(machine, namespace) if name in (None, link.name))


def _kernel_selects(link: Link, command: LinkShow) -> bool:
    """What RTM_GETLINK's own filter leaves: by master and by a type that it knows."""
    if command.master is not None and link.master != command.master:
        return False
    if command.nomaster and link.master is not None:
        return False
    return command.type in (None, BRIDGE_PORT) or link.kind.value == command.type


def _selects(link: Link, command: LinkShow | AddressShow) -> bool:
    return (
        (not command.up or LinkFlag.UP in link.flags)
        and (command.master is None or link.master == command.master)
        and not (command.nomaster and link.master is not None)
        and (command.type is None or _has_type(link, command.type))
    )


def _has_type(link: Link, word: str) -> bool:
    if word == BRIDGE_PORT:
        return link.port is not None
    return link.kind is not DeviceKind.LOOPBACK and link.kind.value == word


def _link_text(link: Link, options: IpOptions) -> str:
    color = options.color == "always"
    if options.brief:
        return brief_text(link, color=color)
    return link_text(
        link,
        details=options.details,
        statistics=options.statistics,
        line_break=BACKSLASH if options.oneline else "\n",
        color=color,
    )


def show_addresses(machine: Machine, namespace: KernelNamespace, command: AddressShow, options: IpOptions) -> str:
    """``ip address show``; raises ``UsageError``."""
    links = _dumped(machine, namespace, command.device, command.master)
    rows = read_addresses(namespace, {link.ifindex: link.name for link in links})
    # "to PREFIX" asks for IPv4 alone, as -4 does.
    family = options.family or ("inet" if command.to is not None else None)
    shown = []
    for link in links:
        addresses = [ifa for ifa in rows if ifa.device == link.name]
        if _shows(link, addresses, command, family):
            shown.append((link, addresses))
    if options.json:
        return json_text([_object(*each, command, options, family) for each in shown], options.pretty)
    return "".join(_address_text(*each, command, options, family) for each in shown)


def _shows(link: Link, addresses: list[Address], command: AddressShow, family: str | None) -> bool:
    """A link is left out when it has addresses and none is meant (``ipaddr_filter``), or is not meant itself."""
    if not _selects(link, command):
        return False
    if family in ("link", "inet6"):
        return family == "link"
    if not addresses:
        return family is None
    return any(_selects_address(ifa, command) for ifa in addresses)


def _selects_address(ifa: Address, command: AddressShow) -> bool:
    if command.scope is not None and ifa.scope.value != scope_number(command.scope):
        return False
    if command.to is not None and ifa.local not in command.to:
        return False
    if command.label is not None and not fnmatchcase(ifa.label, command.label):
        return False
    return all(_has_flag(ifa, flag) for flag in command.flags)


def _has_flag(ifa: Address, flag: str) -> bool:
    has = {
        "secondary": ifa.secondary,
        "temporary": ifa.secondary,
        "primary": not ifa.secondary,
        "permanent": True,
        "noprefixroute": ifa.noprefixroute,
    }
    return has.get(flag.removeprefix("-"), False) is not flag.startswith("-")


def _address_text(
    link: Link, addresses: list[Address], command: AddressShow, options: IpOptions, family: str | None
) -> str:
    color = options.color == "always"
    chosen = [ifa for ifa in addresses if _selects_address(ifa, command)] if family != "link" else []
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
    if options.statistics:
        text += statistics_text(link.statistics, options.statistics, "\n") + "\n"
    return text


def _object(
    link: Link, addresses: list[Address], command: AddressShow, options: IpOptions, family: str | None
) -> dict[str, Any]:
    row: dict[str, Any] = {}
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
        return row | {"addr_info": []}
    shown = [address_object(ifa, brief=options.brief) if _selects_address(ifa, command) else {} for ifa in addresses]
    return row | {"addr_info": shown}
