"""``net/bridge/br_forward.c``: out of one port, or of every port."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.bridge import br_netfilter_hooks as br_netfilter
from pingproof.simulator.linux.core import dev as net_device_core
from pingproof.simulator.linux.core.dev import is_skb_forwardable
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.sk_buff import SkBuff


class BridgePacketType(Enum):
    """``enum br_pkt_type``: which of a port's flood switches counts."""

    UNICAST = "flood"
    MULTICAST = "mcast_flood"
    BROADCAST = "bcast_flood"


def should_deliver(port: Device, source: Device | None) -> bool:
    """Whether a frame that came by ``source`` (None: the bridge's own) may leave by ``port``."""
    options = port.port
    if options is None or options.state is not PortState.FORWARDING:
        return False
    if source is None:
        return True
    isolated = options.isolated and source.port is not None and source.port.isolated
    return (options.hairpin or source is not port) and not isolated


def br_forward(port: Device | None, skb: SkBuff, source: Device | None, local_receive: bool) -> None:
    """The bridge knows the port: forward there, a copy when the frame also goes up."""
    network = skb.namespace.network
    if port is None or not should_deliver(port, source):
        if not local_receive:
            network.note("br_forward", Decision.DROP, skb, drop=DropReason.NO_BRIDGE_PORT)
        return
    _deliver(port, skb.clone() if local_receive else skb, source)


def br_flood(bridge: Device, skb: SkBuff, kind: BridgePacketType, source: Device | None, local_receive: bool) -> None:
    """To every port that may have it, the newest first; each has a copy."""
    assert bridge.bridge is not None
    network = skb.namespace.network
    ports = bridge.bridge.ports
    targets = [port for port in ports if _floods(port, kind, source) and should_deliver(port, source)]
    network.note("br_flood", Decision.BRIDGE_FLOOD, skb)
    if not targets and not local_receive:
        network.note("br_flood", Decision.DROP, skb, drop=DropReason.NO_BRIDGE_PORT)
    for port in targets:
        _deliver(port, skb.clone(), source)


def _floods(port: Device, kind: BridgePacketType, source: Device | None) -> bool:
    """A port's own switch; what the bridge itself sends to a group is held back by none of them."""
    if source is None and kind is not BridgePacketType.UNICAST:
        return True
    return bool(getattr(port.port, kind.value))


def _deliver(port: Device, skb: SkBuff, source: Device | None) -> None:
    """``__br_forward``: the hooks for a bridged packet, then out."""
    if source is None:
        br_netfilter.br_nf_local_out(skb)
    elif br_netfilter.br_nf_forward(skb, port) is not Verdict.ACCEPT:
        return
    br_forward_finish(skb, port)


def br_forward_finish(skb: SkBuff, port: Device) -> None:
    """After FORWARD: POSTROUTING, then the port's queue (``br_dev_queue_push_xmit``)."""
    if br_netfilter.br_nf_post_routing(skb, port) is Verdict.ACCEPT:
        br_dev_queue_push_xmit(skb, port)


def br_dev_queue_push_xmit(skb: SkBuff, port: Device) -> None:
    """A frame longer than the port's MTU allows ends here: a bridge neither cuts nor reports."""
    assert skb.frame is not None
    skb.device = port
    if not is_skb_forwardable(port, skb.frame.length):
        reason = DropReason.PKT_TOO_BIG if port.is_up else DropReason.DEV_READY
        skb.namespace.network.note("br_dev_queue_push_xmit", Decision.DROP, skb, drop=reason)
        return
    net_device_core.dev_queue_xmit(skb)
