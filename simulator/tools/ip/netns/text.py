"""Namespaces in the words of ``ip netns`` (iproute2/ip/ipnetns.c:print_nsid())."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pingproof.simulator.tools.lib.json_writer import json_text
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class NsidRow:
    """A row of ``ip netns list-id``: ``current`` is the nsid here of a namespace numbered elsewhere."""

    nsid: int
    current: int | None = None
    name: str | None = None


def names_text(rows: Sequence[tuple[str, int | None]], options: IpOptions) -> str:
    """The names of ``ip netns list``, each with its nsid, if any, as text or JSON."""
    if options.json:
        objects = [{"name": name} | ({} if nsid is None else {"id": nsid}) for name, nsid in rows]
        return json_text(objects, options.pretty)
    return "".join(f"{name}\n" if nsid is None else f"{name} (id: {nsid})\n" for name, nsid in rows)


def nsids_text(rows: Sequence[NsidRow], options: IpOptions, *, elsewhere: bool) -> str:
    """The rows of ``ip netns list-id`` as text or JSON; ``elsewhere`` with ``target-nsid``."""
    if options.json:
        return json_text([_nsid_object(row) for row in rows], options.pretty)
    return "".join(_nsid_line(row, elsewhere) for row in rows)


def _nsid_object(row: NsidRow) -> dict[str, int | str]:
    found: dict[str, int | str] = {"nsid": row.nsid}
    if row.current is not None:
        found["current-nsid"] = row.current
    if row.name is not None:
        found["name"] = row.name
    return found


def _nsid_line(row: NsidRow, elsewhere: bool) -> str:
    here = "unassigned" if row.current is None else row.current
    current = f"current-nsid {here} " if elsewhere else ""
    name = "" if row.name is None else f"(iproute2 netns name: {row.name})"
    return f"nsid {row.nsid} {current}{name}\n"
