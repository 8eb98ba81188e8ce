"""The kernel's tables, written out once, in the kernel's order: what a lower layer calls in a higher one.

A layer declares its table empty beside the code that reads it; this module, which knows every layer, fills them when a
network is made.
"""

from __future__ import annotations

from pingproof.simulator.linux.bridge import br_link_ops
from pingproof.simulator.linux.core.link_ops import LINK_OPS
from pingproof.simulator.linux.core.netfilter import HOOKS, HookOps, Priority
from pingproof.simulator.linux.drivers import dummy, loopback, veth
from pingproof.simulator.linux.netfilter.nf_conntrack_core import conntrack_hooks, ipv4_confirm, ipv4_conntrack_in
from pingproof.simulator.linux.netfilter.nf_defrag_ipv4 import ipv4_conntrack_defrag
from pingproof.simulator.linux.netfilter.nft_chain_filter import filter_hooks
from pingproof.simulator.linux.netfilter.nft_chain_nat import nat_hooks
from pingproof.simulator.linux.netfilter.nft_chain_route import route_hooks
from pingproof.simulator.state.netfilter import Hook

_ENTRY = (Hook.PREROUTING, Hook.OUTPUT)
_EXIT = (Hook.INPUT, Hook.POSTROUTING)
_BUT_OUTPUT = (Hook.PREROUTING, Hook.INPUT, Hook.FORWARD, Hook.POSTROUTING)
_LOCAL = (Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)

LINK_OPS |= {
    ops.kind: ops
    for ops in (
        loopback.OPS,
        veth.OPS,
        dummy.OPS,
        br_link_ops.OPS,
    )
}

HOOKS[:] = (
    HookOps(Priority.CONNTRACK_DEFRAG, _ENTRY, conntrack_hooks(ipv4_conntrack_defrag)),
    HookOps(Priority.RAW, _ENTRY, filter_hooks("raw")),
    HookOps(Priority.CONNTRACK, _ENTRY, conntrack_hooks(ipv4_conntrack_in)),
    HookOps(Priority.MANGLE, _BUT_OUTPUT, filter_hooks("mangle")),
    HookOps(Priority.MANGLE, (Hook.OUTPUT,), route_hooks),
    HookOps(Priority.NAT_DESTINATION, _ENTRY, nat_hooks),
    HookOps(Priority.FILTER, _LOCAL, filter_hooks("filter")),
    HookOps(Priority.SECURITY, _LOCAL, filter_hooks("security")),
    HookOps(Priority.NAT_SOURCE, _EXIT, nat_hooks),
    HookOps(Priority.CONNTRACK_CONFIRM, _EXIT, conntrack_hooks(ipv4_confirm)),
)
