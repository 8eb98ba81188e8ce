"""Neighbours in the words of ``ip neighbour`` (iproute2/ip/ipneigh.c:print_neigh())."""

from __future__ import annotations

from typing import Any

from simulator.show.color import device_word, inet_word, mac_word, sentence
from simulator.state import Neighbour, NeighbourState


def neighbour_line(row: Neighbour, *, show_device: bool = True, statistics: str = "", color: bool = False) -> str:
    """A row without its line's end; ``statistics`` is what ``-s`` puts before the state."""
    words = [inet_word(str(row.address), color)]
    if show_device:
        words += ["dev", device_word(row.device, color)]
    if row.mac is not None:
        words += ["lladdr", mac_word(row.mac, color)]
    text = sentence(words) + statistics
    if row.managed:
        text += "managed "
    if row.proxy:
        text += "proxy "
    if row.state is not NeighbourState.NONE:
        text += row.state.value + " "
    return text


def neighbour_brief_line(row: Neighbour, *, show_device: bool = True) -> str:
    """A row of ``ip -br neigh`` without its line's end."""
    device = f"{row.device:<16} " if show_device else ""
    return f"{row.address!s:<39} {device}{row.mac or ''}"


def neighbour_object(
    row: Neighbour, *, show_device: bool = True, statistics: dict[str, int] | None = None
) -> dict[str, Any]:
    """A row as ``ip -j neigh`` writes it."""
    found: dict[str, Any] = {"dst": str(row.address)}
    if show_device:
        found["dev"] = row.device
    if row.mac is not None:
        found["lladdr"] = row.mac
    found |= statistics or {}
    if row.proxy:
        found["proxy"] = None
    if row.state is not NeighbourState.NONE:
        found["state"] = [row.state.value]
    return found
