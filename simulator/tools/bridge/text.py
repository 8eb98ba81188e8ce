"""Ports and FDB entries in the words of ``bridge`` (iproute2/bridge/link.c, fdb.c)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pingproof.simulator.state import FdbEntry, Link, LinkFlag, PortOptions
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS
from pingproof.simulator.tools.ip.link.text import flag_words
from pingproof.simulator.tools.lib.color import device_ink, device_word, mac_word, sentence
from pingproof.simulator.tools.lib.option import Tool, listing_json, listing_text

_IN_FIRST_LINE = ("state", "priority", "cost")
"""What ``bridge link`` lists of a port without ``-d`` too."""
_SWITCHES = tuple(row for row in PORT_OPTIONS if row.word not in _IN_FIRST_LINE)


def _below(link: Link, links: Mapping[int, Link]) -> tuple[str | None, bool]:
    """Name of the device below, and whether it is down: ``bridge`` looks its number up in this namespace."""
    if link.peer_ifindex is None or link.peer_ifindex == link.ifindex:
        return None, False
    found = links.get(link.peer_ifindex)
    if found is None:
        return f"if{link.peer_ifindex}", False
    return found.name, LinkFlag.UP not in found.flags


def port_text(
    link: Link, links: Mapping[int, Link], *, details: bool = False, line_break: str = "\n", color: bool = False
) -> str:
    """A port as ``bridge link`` prints it, with the line's end."""
    assert link.port is not None
    below, lower_is_down = _below(link, links)
    name = link.name if below is None else f"{link.name}@{below}"
    flags = ",".join(flag_words(link, lower_is_down))
    text = f"{link.ifindex}: {device_ink(f'{name}: ', color)}<{flags}> mtu {link.mtu} master {link.master} "
    text += f"state {link.port.state.value} priority {link.port.priority} cost {link.port.cost} "
    if details:
        text += f"{line_break}    " + listing_text(_SWITCHES, {PortOptions: link.port}, Tool.BRIDGE)
    return text + "\n"


def port_json(link: Link, links: Mapping[int, Link], *, details: bool = False) -> dict[str, Any]:
    """A port as ``bridge -j link`` prints it."""
    assert link.port is not None
    below, lower_is_down = _below(link, links)
    shown: dict[str, Any] = {
        "ifindex": link.ifindex,
        **({} if below is None else {"link": below}),
        "ifname": link.name,
        "flags": flag_words(link, lower_is_down),
        "mtu": link.mtu,
        "master": link.master,
        "state": link.port.state.value,
        "priority": link.port.priority,
        "cost": link.port.cost,
    }
    if details:
        shown |= listing_json(_SWITCHES, {PortOptions: link.port}, Tool.BRIDGE)
    return shown


def fdb_line(
    entry: FdbEntry, *, show_device: bool = True, ages: tuple[int, int] | None = None, color: bool = False
) -> str:
    """A row of ``bridge fdb`` with its line's end.

    ``show_device`` False where one device was asked for; ``ages``, for ``-s``, the seconds since the entry was used and
    since it was updated.
    """
    words = [mac_word(entry.mac, color)]
    if show_device:
        words += ["dev", device_word(entry.device, color)]
    if ages is not None:
        words += ["used", f"{ages[0]}/{ages[1]}"]
    words += _flags(entry)
    if entry.bridge is not None:
        words += ["master", entry.bridge]
    return sentence(words) + _state(entry) + "\n"


def _flags(entry: FdbEntry) -> list[str]:
    flags = (("self", entry.own), ("extern_learn", entry.extern_learn), ("sticky", entry.sticky))
    return [word for word, on in flags if on]


def _state(entry: FdbEntry) -> str:
    if entry.permanent:
        return "permanent"
    return "static" if entry.static else ""


def fdb_json(entry: FdbEntry, *, show_device: bool = True) -> dict[str, Any]:
    """A row as ``bridge -j fdb`` prints it."""
    shown: dict[str, Any] = {"mac": entry.mac}
    if show_device:
        shown["ifname"] = entry.device
    shown["flags"] = _flags(entry)
    if entry.bridge is not None:
        shown["master"] = entry.bridge
    shown["state"] = _state(entry)
    return shown
