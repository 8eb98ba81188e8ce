"""``net/ethernet/eth.c``: for whom a frame is, and which MAC addresses a device may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.wire.ethernet import BROADCAST_ADDRESS, ZERO_ADDRESS, PacketType, is_multicast

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.rtnetlink import LinkData, LinkRequest
    from pingproof.simulator.wire.ethernet import Frame


def eth_type_trans(frame: Frame, device: Device) -> PacketType:
    """The packet type of a frame on ``device``: for whom it is, by its destination MAC."""
    if frame.destination == device.address:
        return PacketType.HOST
    if frame.destination == BROADCAST_ADDRESS:
        return PacketType.BROADCAST
    if is_multicast(frame.destination):
        return PacketType.MULTICAST
    return PacketType.OTHERHOST


def is_valid_ether_addr(address: str) -> bool:
    """Whether a MAC address can be a station's: not a group's, not zero.

    >>> is_valid_ether_addr("02:00:00:00:00:01"), is_valid_ether_addr("01:00:00:00:00:01")
    (True, False)
    """
    return not is_multicast(address) and address != ZERO_ADDRESS


def eth_validate_link(request: LinkRequest, data: LinkData | None) -> None:
    """``ops->validate`` of most kinds: raises EADDRNOTAVAIL for a MAC address that no station may have."""
    if request.address is not None and not is_valid_ether_addr(request.address):
        raise KernelError(Errno.EADDRNOTAVAIL)


def eth_mac_addr(device: Device, address: str) -> None:
    """``ndo_set_mac_address`` of most kinds: raises EADDRNOTAVAIL for a MAC address that no station may have."""
    if not is_valid_ether_addr(address):
        raise KernelError(Errno.EADDRNOTAVAIL)
    device.address = address


def is_link_local_ether_addr(address: str) -> bool:
    """Whether a MAC address is 01:80:c2:00:00:00 to 0f, which bridges do not forward (IEEE 802.1D 7.12.6)."""
    return address.startswith("01:80:c2:00:00:0")
