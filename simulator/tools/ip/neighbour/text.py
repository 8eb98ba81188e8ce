"""Neighbours in the words of ``ip neighbour`` (iproute2/ip/ipneigh.c:print_neigh())."""

from __future__ import annotations

from typing import Any

from pingproof.simulator.state import Neighbour, NeighbourState
from pingproof.simulator.tools.lib.color import (
    device_ink,
    device_word,
    inet_ink,
    inet_word,
    mac_ink,
    mac_word,
    sentence,
)
from pingproof.simulator.value import value


@value
class NeighbourAges:
    """The ages added by ``-s`` (``print_cacheinfo``): seconds since an entry was used, confirmed and updated.

    ``references`` are those beyond the table's own.
    """

    used: int
    confirmed: int
    updated: int
    probes: int
    references: int = 0


def neighbour_line(
    row: Neighbour, *, show_device: bool = True, ages: NeighbourAges | None = None, color: bool = False
) -> str:
    """A row without its line's end."""
    words = [inet_word(str(row.address), color)]
    if show_device:
        words += ["dev", device_word(row.device, color)]
    if row.mac is not None:
        words += ["lladdr", mac_word(row.mac, color)]
    text = sentence(words)
    if ages is not None:
        text += f" ref {ages.references}" if ages.references else ""
        text += f" used {ages.used}/{ages.confirmed}/{ages.updated}probes {ages.probes} "
    if row.managed:
        text += "managed "
    if row.proxy:
        text += "proxy "
    if row.state is not NeighbourState.NONE:
        text += row.state.value + " "
    return text


def neighbour_brief_line(row: Neighbour, *, show_device: bool = True, color: bool = False) -> str:
    """A row of ``ip -br neigh`` without its line's end."""
    device = device_ink(f"{row.device:<16} ", color) if show_device else ""
    return inet_ink(f"{row.address!s:<39} ", color) + device + (mac_ink(row.mac, color) if row.mac else "")


def neighbour_object(
    row: Neighbour, *, show_device: bool = True, ages: NeighbourAges | None = None, brief: bool = False
) -> dict[str, Any]:
    """A row as ``ip -j neigh`` writes it."""
    found: dict[str, Any] = {"dst": str(row.address)}
    if show_device:
        found["dev"] = row.device
    if row.mac is not None:
        found["lladdr"] = row.mac
    if brief:
        return found
    if ages is not None:
        found |= {"refcnt": ages.references} if ages.references else {}
        found |= {"used": ages.used, "confirmed": ages.confirmed, "updated": ages.updated, "probes": ages.probes}
    if row.proxy:
        found["proxy"] = None
    if row.state is not NeighbourState.NONE:
        found["state"] = [row.state.value]
    return found
