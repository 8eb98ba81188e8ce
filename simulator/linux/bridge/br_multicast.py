"""``net/bridge/br_multicast.c``, as far as it shows: a bridge that snoops joins the group of snoopers (RFC 4286)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.linux.ipv4 import igmp
from pingproof.simulator.linux.ipv6 import addrconf

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge


def br_multicast_join_snoopers(bridge: NetBridge) -> None:
    """``br_multicast_join_snoopers``: reports of the group let the bridge receive what routers advertise."""
    if bridge.options.mcast_snooping:
        igmp.ip_mc_inc_group(bridge.dev, igmp.ALL_SNOOPERS)
        addrconf.join_snoopers(bridge.dev)


def br_multicast_leave_snoopers(bridge: NetBridge) -> None:
    """``br_multicast_leave_snoopers``: the bridge is down, or snoops no longer."""
    igmp.ip_mc_dec_group(bridge.dev, igmp.ALL_SNOOPERS)
    addrconf.leave_snoopers(bridge.dev)


def br_multicast_toggle(bridge: NetBridge, snoops: bool) -> None:
    """``mcast_snooping`` switched: a bridge that is up reports at once what it joins or leaves."""
    if bridge.options.mcast_snooping is snoops:
        return
    bridge.options = replace(bridge.options, mcast_snooping=snoops)
    if bridge.dev.is_up:
        (br_multicast_join_snoopers if snoops else br_multicast_leave_snoopers)(bridge)
        igmp.igmp_ifc_event(bridge.dev)
