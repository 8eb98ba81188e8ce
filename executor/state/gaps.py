"""Gaps of the model: kinds of devices, far ends in unread namespaces, programs, filters, queues, IPsec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from socket import AF_INET

from pyroute2.netlink import NETLINK_XFRM
from pyroute2.netlink.rtnl import RTM_GETQDISC
from pyroute2.netlink.rtnl.tcmsg import tcmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import NLMSG_HDRLEN, Message, read, write
from pingproof.executor.rtnetlink.link import device_type
from pingproof.simulator.errors import KernelError
from pingproof.simulator.state import UNREAD_NAMESPACE, Gap, Link, Unmodelled

PLAIN_QUEUES = frozenset(
    {"noqueue", "noop", "pfifo_fast", "fq_codel", "fq", "fq_pie", "mq", "pfifo", "bfifo", "sfq", "codel", "pie"}
)
"""Queues that neither choose nor lose a lone ping."""
FILTERS = frozenset({"clsact", "ingress"})
_XFRM_GETPOLICY = 0x15
_ANY_POLICY = bytes(64)  # struct xfrm_userpolicy_id
_SELECTOR_FAMILY = NLMSG_HDRLEN + 40  # behind two addresses of 16 bytes and two pairs of ports
_DIRECTION = NLMSG_HDRLEN + 160  # struct xfrm_userpolicy_info: behind selector, lifetimes, priority and index
_DIRECTIONS = ("in", "out", "fwd")


def link_gaps(messages: Iterable[Message], links: Sequence[Link]) -> Iterator[Unmodelled]:
    """Gaps by the links' own messages."""
    import pingproof.simulator.linux.linux  # noqa: F401  it fills LINK_OPS
    from pingproof.simulator.linux.core.link_ops import LINK_OPS

    by_index = {link.ifindex: link for link in links}
    for message in messages:
        link = by_index[message.field("index")]
        if link.kind not in LINK_OPS:
            yield Unmodelled(Gap.DEVICE, device_type(message) or "network card", device=link.name)
        elif link.peer_namespace == UNREAD_NAMESPACE:
            yield Unmodelled(Gap.FAR_END, f"link-netnsid {link.peer_nsid}", device=link.name)
        # XDP sees frames before every other part of the kernel, and may drop or redirect any.
        if message.nested("IFLA_XDP").get("IFLA_XDP_ATTACHED"):
            yield Unmodelled(Gap.XDP, "xdp", device=link.name)
        if link.qdisc and link.qdisc not in PLAIN_QUEUES:
            yield Unmodelled(Gap.QDISC, f"qdisc {link.qdisc}", device=link.name)
        if link.bridge is not None and link.bridge.vlan_filtering:
            yield Unmodelled(Gap.BRIDGE, "vlan_filtering 1", device=link.name)


def qdisc_gaps(namespace: KernelNamespace, names: Mapping[int, str]) -> Iterator[Unmodelled]:
    """Gaps by tc's filters on what devices receive or send."""
    for data in namespace.route.dump(RTM_GETQDISC, write(tcmsg)):
        message = read(tcmsg, data)
        kind = message.text("TCA_KIND")
        if kind in FILTERS:
            yield Unmodelled(Gap.QDISC, f"qdisc {kind}", device=names.get(message.field("index"), ""))


@cache
def _has_xfrm() -> bool:
    """Whether the kernel has the protocol loaded: opening a socket for it would load a module."""
    try:
        rows = Path("/proc/net/netlink").read_text().splitlines()[1:]
    except OSError:
        return False
    return any(row.split()[1] == str(NETLINK_XFRM) for row in rows)


def policy_gaps(namespace: KernelNamespace) -> Iterator[Unmodelled]:
    """Gaps by IPsec policies for IPv4, one for each direction; none where reading is refused."""
    if not _has_xfrm():
        return
    socket = namespace.netlink_socket(NETLINK_XFRM)
    found: set[int] = set()
    try:
        for data in socket.dump(_XFRM_GETPOLICY, _ANY_POLICY):
            if data[_SELECTOR_FAMILY] == AF_INET:
                found.add(data[_DIRECTION])
    except KernelError:
        return
    finally:
        socket.close()
    for direction in sorted(found):
        word = _DIRECTIONS[direction] if direction < len(_DIRECTIONS) else str(direction)
        yield Unmodelled(Gap.POLICY, f"ip xfrm policy dir {word}")
