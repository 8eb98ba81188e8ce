"""``bridge link`` and ``bridge fdb``: which ports and entries, and how (iproute2/bridge/link.c, fdb.c)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.state import FdbEntry, Link
from pingproof.simulator.tools.bridge.fdb_words import STATES
from pingproof.simulator.tools.bridge.text import fdb_json, fdb_line, port_json, port_text
from pingproof.simulator.tools.ip.link.text import by_ifindex
from pingproof.simulator.tools.lib.json_writer import json_text

if TYPE_CHECKING:
    from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbShow
    from pingproof.simulator.tools.bridge.words import BridgeLinkShow, BridgeToolOptions

AgedFdbEntry = tuple[FdbEntry, tuple[int, int] | None]
"""An entry, with the seconds since it was used and since it was last learned where ``-s`` asks and it has ages."""


def port_listing(links: Sequence[Link], selection: BridgeLinkShow, options: BridgeToolOptions) -> str:
    """Ports as text or JSON; ``links`` are all of a namespace, in the order in which they came into it."""
    known = by_ifindex(links)
    ports = [link for link in links if link.port is not None and selection.device in (None, link.name)]
    if options.json:
        return json_text([port_json(port, known, details=options.details) for port in ports], options.pretty)
    line_break = "\\" if options.oneline else "\n"
    return "".join(
        port_text(port, known, details=options.details, line_break=line_break, color=options.color) for port in ports
    )


def fdb_listing(
    rows: Iterable[AgedFdbEntry], links: Iterable[Link], selection: BridgeFdbShow, options: BridgeToolOptions
) -> str:
    """Entries as text, or as JSON, which has no ages; ``links`` are those of the namespace."""
    only = selection.port or selection.device
    devices = None if selection.bridge is None else _devices_of(selection.bridge, links)
    chosen = [
        (row, ages)
        for row, ages in rows
        if (devices is None or row.device in devices)
        and only in (None, row.device)
        and _in_state(row, selection)
        and (selection.vlan is None or row.vlan == selection.vlan)
    ]
    return _fdb_rows(chosen, options, show_device=only is None)


def fdb_text(row: FdbEntry, ages: tuple[int, int] | None, options: BridgeToolOptions) -> str:
    """The entry that ``bridge fdb get`` found, as text or JSON."""
    return _fdb_rows([(row, ages)], options, show_device=True)


def _fdb_rows(rows: list[AgedFdbEntry], options: BridgeToolOptions, *, show_device: bool) -> str:
    if options.json:
        return json_text([fdb_json(row, show_device=show_device) for row, _ in rows], options.pretty)
    return "".join(fdb_line(row, show_device=show_device, ages=ages, color=options.color) for row, ages in rows)


def _devices_of(bridge: str, links: Iterable[Link]) -> frozenset[str]:
    """Devices whose entries a bridge lists: itself and its ports; none where the device is no bridge."""
    return frozenset(
        link.name for link in links if link.master == bridge or (link.name == bridge and link.bridge is not None)
    )


def _in_state(row: FdbEntry, selection: BridgeFdbShow) -> bool:
    state = STATES["permanent"] if row.permanent else STATES["static"] if row.static else STATES["dynamic"]
    return (not selection.states or bool(selection.states & state)) and not (selection.dynamic and row.permanent)


def vlan_listing(options: BridgeToolOptions) -> str:
    """``bridge vlan`` where no bridge filters VLANs.

    Raises NotModelled.
    """
    # Each asks by RTM_GETVLAN, which a kernel without CONFIG_BRIDGE_VLAN_FILTERING has not.
    if options.details or options.statistics:
        raise NotModelled("bridge vlan with -d or -s", "bridge vlan")
    return json_text([], options.pretty) if options.json else "port              vlan-id  \n"


def mdb_listing(options: BridgeToolOptions) -> str:
    """``bridge mdb`` where no bridge has a group."""
    return json_text([{"mdb": [], "router": {}}], options.pretty) if options.json else ""
