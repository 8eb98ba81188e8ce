"""Neighbours in the words of ``arp`` (net-tools arp.c:arp_disp(), arp_disp_2())."""

from __future__ import annotations

from pingproof.simulator.state import Neighbour, NeighbourState

HEADING = "Address                  HWtype  HWaddress           Flags Mask            Iface\n"


def linux_line(row: Neighbour) -> str:
    """A row of ``arp`` and ``arp -e``."""
    address, device = str(row.address), row.device
    if row.proxy:
        return f"{address:<23.23}  {'*':<8}{'<from_interface>':<20}{'MP':<6}{'':<15} {device}\n"
    if row.mac is None:
        return f"{address:<23.23}  {'':<8}{'(incomplete)':<20}{'':<6}{'':<15} {device}\n"
    flags = "CM" if row.state is NeighbourState.PERMANENT else "C"
    return f"{address:<23.23}  {'ether':<8}{row.mac:<20}{flags:<6}{'':<15} {device}\n"


def bsd_line(row: Neighbour) -> str:
    """A row of ``arp -a``; addresses have no names here."""
    if row.proxy:
        return f"? ({row.address}) at <from_interface> PERM PUB on {row.device}\n"
    if row.mac is None:
        return f"? ({row.address}) at <incomplete> on {row.device}\n"
    permanent = "PERM " if row.state is NeighbourState.PERMANENT else ""
    return f"? ({row.address}) at {row.mac} [ether] {permanent}on {row.device}\n"
