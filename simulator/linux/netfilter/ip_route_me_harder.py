"""``net/ipv4/netfilter.c``: a locally made packet that a rule changed may take another route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import Verdict
from pingproof.simulator.linux.ipv4.fib import ANY, Flow, inet_addr_type
from pingproof.simulator.linux.ipv4.route import ip_route_output_key
from pingproof.simulator.state import RouteType

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.sk_buff import SkBuff


def ip_route_me_harder(skb: SkBuff) -> Verdict:
    """Route the packet anew by its present header and mark; drop it when there is no route.

    The source address stays as it is, whether or not it is one that this host would have chosen.
    """
    packet, socket = skb.ip, skb.socket
    kind = inet_addr_type(skb.namespace, packet.source)
    ours = kind in (RouteType.LOCAL, RouteType.UNICAST)
    flow = Flow(
        packet.destination,
        packet.source if ours else ANY,
        output_device=socket.bound_device if socket is not None else None,
        tos=packet.tos & 0x1C,
        mark=skb.mark,
        any_source=ours,
    )
    found = ip_route_output_key(skb.namespace, flow)
    network = skb.namespace.network
    if isinstance(found, Errno) or found.error is not None:
        skb.verdict_error = found if isinstance(found, Errno) else found.error
        network.note("ip_route_me_harder", Decision.DROP, skb, drop=DropReason.IP_OUTNOROUTES)
        return Verdict.DROP
    skb.route = found
    result = found.result
    network.note(
        "ip_route_me_harder",
        Decision.ROUTE,
        skb,
        device=found.device,
        row=result.row if result else None,
        led_by=result.rule if result else None,
    )
    return Verdict.ACCEPT
