"""Parts of a machine that are not modelled, or could not be read."""

from __future__ import annotations

from enum import Enum

from pingproof.simulator.value import value


class Gap(Enum):
    """The kind of a part that is not modelled; the packets that it could change follow from the kind."""

    DEVICE = "device"  # a kind of device: what leaves by it is not followed
    FAR_END = "far-end"  # a veth whose other end is in a namespace that is not in the snapshot
    QDISC = "qdisc"  # a queueing discipline or filter on a device
    XDP = "xdp"  # a program that sees a device's frames before the stack does
    BRIDGE = "bridge"  # a setting of a bridge
    NETFILTER = "netfilter"  # rules at one of netfilter's hooks that are not iptables'
    ROUTING = "routing"  # a policy rule or a route of a kind that is not known
    POLICY = "policy"  # IPsec
    SYSCTL = "sysctl"


@value
class Unmodelled:
    """A part of a namespace which could change a packet's way and is not modelled.

    ``what`` names the part in the words of its tool; ``name`` is its owner's name for it, if any; ``device`` the device
    and ``hook`` the hook of netfilter (PREROUTING …, or BRIDGE, ARP) to which the part belongs, if any.
    """

    gap: Gap
    what: str
    name: str = ""
    device: str = ""
    hook: str = ""

    def __str__(self) -> str:
        """The part in words: ``nft chain inet firewalld filter_FORWARD at FORWARD``."""
        named = f"{self.what} {self.name}".rstrip()
        at = f" at {self.hook}" if self.hook else ""
        return f"{named}{at} on {self.device}" if self.device else f"{named}{at}"


@value
class Unread:
    """A part of a machine's state that could not be read: what, in which namespace, and why."""

    what: str
    namespace: str
    reason: str
