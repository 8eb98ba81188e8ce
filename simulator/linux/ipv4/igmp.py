"""``net/ipv4/igmp.c``: the groups a device listens to, and the reports that tell its LAN (RFC 3376).

A device that comes up joins 224.0.0.1, which is never reported. A bridge also joins 224.0.0.106, all snoopers
(RFC 4286), and reports it twice: at once and within a second. The report counts, and teaches other bridges its MAC.
"""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MILLISECOND
from pingproof.simulator.linux.core.notifier import NetdevEvent
from pingproof.simulator.linux.ipv4 import inetdevice, ip_output
from pingproof.simulator.linux.ipv4.rtable import Rtable
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.wire.igmp import IgmpReport
from pingproof.simulator.wire.ipv4 import IpProtocol, Ipv4

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device

ANY = IPv4Address(0)
ALL_HOSTS = IPv4Address("224.0.0.1")
ALL_SNOOPERS = IPv4Address("224.0.0.106")
ALL_ROUTERS_V3 = IPv4Address("224.0.0.22")
INTERNETWORK_CONTROL = 0xC0
ROBUSTNESS = 2
"""How often a report is sent (``net.ipv4.igmp_qrv``)."""
FIRST_REPORT = 8 * MILLISECOND
"""Two ticks (HZ = 250)."""
MEAN_INTERVAL = 500 * MILLISECOND
"""The mean of the kernel's random choice below ``igmpv3_unsolicited_report_interval`` (1 s)."""


def multicast_mac(group: IPv4Address) -> str:
    """RFC 1112 6.4: the low 23 bits behind 01:00:5e.

    >>> multicast_mac(ALL_SNOOPERS)
    '01:00:5e:00:00:6a'
    """
    low = int(group) & 0x7FFFFF
    return f"01:00:5e:{low >> 16:02x}:{low >> 8 & 0xFF:02x}:{low & 0xFF:02x}"


def ip_mc_inc_group(device: Device, group: IPv4Address) -> None:
    """Listen to a group, which ``bridge fdb add … self`` may have asked for already: each keeps it for itself."""
    device.multicast_list.append(multicast_mac(group))


def ip_mc_dec_group(device: Device, group: IPv4Address) -> None:
    """Listen no longer."""
    mac = multicast_mac(group)
    if mac in device.multicast_list:
        device.multicast_list.remove(mac)


def igmp_netdev_event(event: NetdevEvent, device: Device) -> None:
    """``ip_mc_up`` and ``ip_mc_down``."""
    if device.is_loopback:
        return
    if event is NetdevEvent.UP:
        ip_mc_inc_group(device, ALL_HOSTS)
        if multicast_mac(ALL_SNOOPERS) in device.multicast_list:
            igmp_ifc_event(device)
    elif event is NetdevEvent.DOWN:
        ip_mc_dec_group(device, ALL_HOSTS)
        if device.report_timer is not None:
            device.report_timer.cancel()


def igmp_ifc_event(device: Device) -> None:
    """Report, and once more later."""
    if device.report_timer is not None:
        device.report_timer.cancel()
    device.report_timer = device.namespace.network.clock.after(FIRST_REPORT, igmp_ifc_timer_expire, device, ROBUSTNESS)


def igmp_ifc_timer_expire(device: Device, times: int) -> None:
    """Send a report; ``times`` counts it and those to come."""
    igmpv3_send_cr(device)
    if times > 1:
        clock = device.namespace.network.clock
        device.report_timer = clock.after(MEAN_INTERVAL, igmp_ifc_timer_expire, device, times - 1)


def igmpv3_send_cr(device: Device) -> None:
    """The report itself: from an address of the device's own, or from none."""
    source = inetdevice.inet_select_addr(device, ANY, Scope.LINK)
    # igmpv3_get_srcaddr() borrows no other device's address, unlike inet_select_addr().
    if all(address.local != source for address in device.addresses):
        source = ANY
    packet = Ipv4(
        source,
        ALL_ROUTERS_V3,
        IpProtocol.IGMP,
        IgmpReport((ALL_SNOOPERS,)),
        ttl=1,
        tos=INTERNETWORK_CONTROL,
        df=True,
        router_alert=True,
    )
    skb = device.namespace.network.new_skb(device.namespace, packet)
    skb.route = Rtable(RouteType.MULTICAST, device, source, ALL_ROUTERS_V3)
    ip_output.ip_local_out(skb)
