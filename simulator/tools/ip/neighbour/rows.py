"""``ip neighbour show``: which entries, and how (iproute2/ip/ipneigh.c:do_show_or_flush())."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pingproof.simulator.state import Neighbour, NeighbourState
from pingproof.simulator.tools.ip.neighbour.text import (
    NeighbourAges,
    neighbour_brief_line,
    neighbour_line,
    neighbour_object,
)
from pingproof.simulator.tools.lib.json_writer import json_text

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.neighbour.words import NeighbourShow
    from pingproof.simulator.tools.ip.words import IpOptions

AgedNeighbour = tuple[Neighbour, NeighbourAges | None]
"""An entry and, with ``-s``, its ages, if it has any."""

SHOWN = frozenset(NeighbourState) - {NeighbourState.NOARP, NeighbourState.NONE}
"""The states that ``ip neigh`` lists without ``nud``."""
FLUSHED = frozenset(NeighbourState) - {NeighbourState.PERMANENT, NeighbourState.NOARP}
"""The states that ``ip neigh flush`` deletes without ``nud``."""


def neighbour_listing(rows: Iterable[AgedNeighbour], selection: NeighbourShow, options: IpOptions) -> str:
    """The listing, as text or JSON, of the entries or, with ``proxy``, of the proxied addresses."""
    if options.family in ("inet6", "link"):
        rows = ()
    chosen = [(row, ages) for row, ages in rows if selects_neighbour(row, selection, SHOWN)]
    show_device = selection.device is None
    if options.json:
        objects = [
            neighbour_object(row, show_device=show_device, ages=ages, brief=options.brief) for row, ages in chosen
        ]
        return json_text(objects, options.pretty)
    return "".join(neighbour_text(row, ages, options, show_device=show_device) for row, ages in chosen)


def neighbour_text(row: Neighbour, ages: NeighbourAges | None, options: IpOptions, *, show_device: bool = True) -> str:
    """The line of an entry; ``ip neigh get`` prints no more than that and has no JSON."""
    color = options.color == "always"
    if options.brief:
        return neighbour_brief_line(row, show_device=show_device, color=color) + "\n"
    return neighbour_line(row, show_device=show_device, ages=ages, color=color) + "\n"


def selects_neighbour(row: Neighbour, selection: NeighbourShow, otherwise: frozenset[NeighbourState]) -> bool:
    """Whether a row is selected; ``otherwise`` are the states selected without ``nud``."""
    if selection.device is not None and row.device != selection.device:
        return False
    if selection.to is not None and row.address not in selection.to:
        return False
    if selection.proxy or selection.nud == "all":
        return True
    if selection.nud is None:
        return row.state in otherwise
    return row.state.value.lower() in selection.nud.split(",")
