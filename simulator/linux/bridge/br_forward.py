"""``net/bridge/br_forward.c``: out by one port, or by every port."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import br_netfilter_hooks
from pingproof.simulator.linux.core.dev import dev_queue_xmit, is_skb_forwardable
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge, NetBridgePort
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff


class BridgePacketType(Enum):
    """``enum br_pkt_type``: which of a port's flood switches counts."""

    UNICAST = "flood"
    MULTICAST = "mcast_flood"
    BROADCAST = "bcast_flood"


def should_deliver(port: NetBridgePort, source: NetBridgePort | None) -> bool:
    """``should_deliver``: whether a frame that came by ``source`` (None: the bridge's own) may leave by ``port``."""
    options = port.options
    if options.state is not PortState.FORWARDING:
        return False
    if source is None:
        return True
    # Isolated ports reach all others, but not each other.
    isolated = options.isolated and source.options.isolated
    return (options.hairpin or source is not port) and not isolated


def br_forward(port: NetBridgePort | None, skb: SkBuff, source: NetBridgePort | None, local_receive: bool) -> None:
    """``br_forward``: the port is known; a copy leaves by it when the frame is also passed up."""
    network = skb.namespace.network
    if port is None or not should_deliver(port, source):
        if not local_receive:
            network.note("br_forward", Decision.DROP, skb, drop=DropReason.NO_BRIDGE_PORT)
        return
    _deliver(port, skb.clone() if local_receive else skb, source)


def br_flood(
    bridge: NetBridge, skb: SkBuff, kind: BridgePacketType, source: NetBridgePort | None, local_receive: bool
) -> None:
    """``br_flood``: a copy leaves by every port that may have it, the newest port first."""
    network = skb.namespace.network
    ports = bridge.ports
    targets = [port for port in ports if _floods(port, kind, source) and should_deliver(port, source)]
    network.note("br_flood", Decision.BRIDGE_FLOOD, skb)
    if not targets and not local_receive:
        network.note("br_flood", Decision.DROP, skb, drop=DropReason.NO_BRIDGE_PORT)
    for port in targets:
        _deliver(port, skb.clone(), source)


def _floods(port: NetBridgePort, kind: BridgePacketType, source: NetBridgePort | None) -> bool:
    """Whether a port's own switch lets a flood out; what the bridge's host sends to a group is never held back."""
    if source is None and kind is not BridgePacketType.UNICAST:
        return True
    return bool(getattr(port.options, kind.value))


def _deliver(port: NetBridgePort, skb: SkBuff, source: NetBridgePort | None) -> None:
    """``__br_forward``: a bridged packet passes FORWARD; the host's own has passed OUTPUT and POSTROUTING already."""
    if source is not None and br_netfilter_hooks.br_nf_forward(skb, port) is not Verdict.ACCEPT:
        return
    br_forward_finish(skb, port)


def br_forward_finish(skb: SkBuff, port: NetBridgePort) -> None:
    """``br_forward_finish``: POSTROUTING, then the port's queue."""
    if br_netfilter_hooks.br_nf_post_routing(skb, port) is Verdict.ACCEPT:
        br_dev_queue_push_xmit(skb, port.dev)


def br_dev_queue_push_xmit(skb: SkBuff, device: Device) -> None:
    """``br_dev_queue_push_xmit``: a frame too long for the MTU is dropped: a bridge neither fragments nor reports."""
    skb.device = device
    # Only a router may answer "fragmentation needed"; a bridge has no part in IP.
    if not is_skb_forwardable(device, skb.eth.length):
        reason = DropReason.PKT_TOO_BIG if device.is_up else DropReason.DEV_READY
        skb.namespace.network.note("br_dev_queue_push_xmit", Decision.DROP, skb, drop=reason)
        return
    dev_queue_xmit(skb)
