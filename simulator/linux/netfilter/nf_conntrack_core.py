"""``net/netfilter/nf_conntrack_core.c``: which flow a packet belongs to.

Theory of operation. A packet that enters (PREROUTING) or begins (OUTPUT) is looked up by its tuple. Nothing found: it
opens a flow, which stays unconfirmed, known to this packet only, until the packet leaves (POSTROUTING) or is delivered
(INPUT): a packet that is dropped on the way leaves no flow behind. NAT writes its choice into the flow's reply tuple
meanwhile. An ICMP error belongs to the flow whose packet it quotes (RELATED).

The hooks are registered in a namespace only while one of its rules needs them (``nf_ct_netns_get``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core.netfilter import Verdict, nf_drop
from pingproof.simulator.linux.netfilter.nf_conntrack import ConntrackInfo, ConntrackTable, Flow, conntrack_entry
from pingproof.simulator.linux.netfilter.nf_conntrack_proto import handle_packet
from pingproof.simulator.linux.netfilter.nf_conntrack_tuple import FlowTuple, invert_tuple, tuple_of
from pingproof.simulator.state.netfilter import CtInfo
from pingproof.simulator.wire.icmp import Icmp

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.netfilter import HookCall, HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.state.netfilter import Hook
    from pingproof.simulator.wire.ipv4 import Ipv4


def nf_conntrack_net_init(namespace: NetNamespace) -> None:
    """A namespace begins without flows."""
    namespace.conntrack = ConntrackTable()


def conntrack_hooks(call: HookCall) -> Callable[[NetNamespace, Hook], tuple[HookCall, ...]]:
    """A call that is registered while a rule of the namespace needs conntrack."""

    def calls(namespace: NetNamespace, hook: Hook) -> tuple[HookCall, ...]:
        return (call,) if namespace.conntrack.users else ()

    return calls


def ipv4_conntrack_in(skb: SkBuff, state: HookState) -> Verdict:
    """Give the packet its flow (``nf_conntrack_in``); an invalid packet goes on without one."""
    if skb.conntrack is None:  # else it came through the loopback, or is untracked
        transport = skb.ip.payload
        quoted = transport.quoted if isinstance(transport, Icmp) else None  # errors quote, and nothing else does
        if quoted is not None:
            _icmp_error(skb, quoted)
        else:
            _resolve_normal(skb, tuple_of(skb.ip))
    return Verdict.ACCEPT


def ipv4_confirm(skb: SkBuff, state: HookState) -> Verdict:
    """``nf_confirm``, last of all: the packet has got through, so its flow enters the table.

    One packet after the other goes all its way here, so no two open the same flow (``nf_ct_resolve_clash``): a clash is
    another flow that expects the same answer.
    """
    info = skb.conntrack
    if info is None or info.flow is None or info.reply or info.flow.confirmed:
        return Verdict.ACCEPT
    namespace = skb.namespace
    if namespace.conntrack.find(info.flow.reply, namespace.network.clock.now) is not None:
        return nf_drop(skb, "nf_confirm", state.device)
    info.flow.confirmed = True
    namespace.conntrack.insert(info.flow)
    return Verdict.ACCEPT


def _resolve_normal(skb: SkBuff, tuple_: FlowTuple) -> None:
    """``resolve_normal_ct`` and ``nf_conntrack_handle_packet``: find or open the flow, then ask its protocol."""
    namespace = skb.namespace
    now = namespace.network.clock.now
    found = namespace.conntrack.find(tuple_, now)
    flow, reply = found or (Flow(tuple_, invert_tuple(tuple_)), False)
    established = reply or flow.seen_reply
    if not handle_packet(skb, flow, now):
        return
    skb.conntrack = ConntrackInfo(flow, CtInfo.ESTABLISHED if established else CtInfo.NEW, reply)
    if reply:
        flow.seen_reply = True
    if namespace.network.journal.listening:
        decision = Decision.CONNTRACK_NEW if found is None else Decision.CONNTRACK_KNOWN
        namespace.network.note("nf_conntrack_in", decision, skb, row=conntrack_entry(flow, now))


def _icmp_error(skb: SkBuff, quoted: Ipv4) -> None:
    """``nf_conntrack_inet_error``: an ICMP error belongs to the flow of the packet it quotes.

    One about an unknown flow is invalid. Nobody here forges one that goes elsewhere than the flow's answers would go.
    """
    namespace = skb.namespace
    now = namespace.network.clock.now
    found = namespace.conntrack.find(invert_tuple(tuple_of(quoted)), now)
    if found is None:
        return
    flow, reply = found
    skb.conntrack = ConntrackInfo(flow, CtInfo.RELATED, reply)
    if namespace.network.journal.listening:
        namespace.network.note("nf_conntrack_inet_error", Decision.CONNTRACK_KNOWN, skb, row=conntrack_entry(flow, now))


def nf_ct_netns_get(namespace: NetNamespace) -> None:
    """A rule of this namespace needs conntrack: its hooks, and defragmentation's, are registered with the first."""
    namespace.conntrack.users += 1


def nf_ct_netns_put(namespace: NetNamespace) -> None:
    """A rule that needed conntrack is gone; what is in the table expires by itself."""
    namespace.conntrack.users -= 1
