"""The kernel's tables, written out once, in the kernel's order: what a lower layer calls in a higher one.

A layer declares its table empty beside the code that reads it; this module, which imports every layer, fills them when
a network is made.
"""

from __future__ import annotations

from pingproof.simulator.linux.bridge import br, br_link_ops
from pingproof.simulator.linux.core.dev import PACKET_TYPES
from pingproof.simulator.linux.core.link_ops import LINK_OPS
from pingproof.simulator.linux.core.namespace_cleanup import default_device_exit
from pingproof.simulator.linux.core.neighbour import NEIGH_OPS, neigh_net_init
from pingproof.simulator.linux.core.net_namespace import PERNET, PernetOperations
from pingproof.simulator.linux.core.netfilter import HOOKS, HookOps, Priority, netfilter_net_init
from pingproof.simulator.linux.core.notifier import NETDEV_NOTIFIERS
from pingproof.simulator.linux.drivers import dummy, ifb, loopback, veth
from pingproof.simulator.linux.ipv4 import arp, devinet, fib_frontend, icmp, igmp, ip_input, udp
from pingproof.simulator.linux.ipv4.devinet import INETADDR_NOTIFIERS
from pingproof.simulator.linux.ipv4.fib_frontend import fib_net_init
from pingproof.simulator.linux.ipv4.icmp import icmp_sk_init
from pingproof.simulator.linux.ipv4.ip_fragment import ipv4_frags_init_net
from pingproof.simulator.linux.ipv4.protocol import INET_PROTOCOLS
from pingproof.simulator.linux.ipv6 import addrconf
from pingproof.simulator.linux.netfilter import nf_nat_masquerade
from pingproof.simulator.linux.netfilter.nf_conntrack_core import (
    conntrack_hooks,
    ipv4_confirm,
    ipv4_conntrack_in,
    nf_conntrack_net_init,
)
from pingproof.simulator.linux.netfilter.nf_defrag_ipv4 import ipv4_conntrack_defrag
from pingproof.simulator.linux.netfilter.nft_chain_filter import filter_hooks
from pingproof.simulator.linux.netfilter.nft_chain_nat import nat_hooks
from pingproof.simulator.linux.netfilter.nft_chain_route import route_hooks
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import EtherType
from pingproof.simulator.wire.ipv4 import IpProtocol

_ENTRY = (Hook.PREROUTING, Hook.OUTPUT)
_EXIT = (Hook.INPUT, Hook.POSTROUTING)
_BUT_OUTPUT = (Hook.PREROUTING, Hook.INPUT, Hook.FORWARD, Hook.POSTROUTING)
_LOCAL = (Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)

PERNET[:] = (
    PernetOperations(netfilter_net_init),
    PernetOperations(neigh_net_init),
    PernetOperations(fib_net_init),
    PernetOperations(icmp_sk_init),
    PernetOperations(ipv4_frags_init_net),
    PernetOperations(nf_conntrack_net_init),
    PernetOperations(exit_rtnl=br.br_net_exit_rtnl),
    PernetOperations(loopback.loopback_net_init),
    PernetOperations(exit=default_device_exit),
)

LINK_OPS |= {
    ops.kind: ops
    for ops in (
        loopback.OPS,
        veth.OPS,
        dummy.OPS,
        ifb.OPS,
        br_link_ops.OPS,
    )
}

NETDEV_NOTIFIERS[:] = (
    arp.arp_netdev_event,
    devinet.inetdev_event,
    igmp.igmp_netdev_event,
    fib_frontend.fib_netdev_event,
    addrconf.addrconf_notify,
    nf_nat_masquerade.masq_device_event,
    br.br_device_event,
)

INETADDR_NOTIFIERS[:] = (
    fib_frontend.fib_inetaddr_event,
    nf_nat_masquerade.masq_inet_event,
)

PACKET_TYPES |= {
    EtherType.ARP: arp.arp_rcv,
    EtherType.IPV4: ip_input.ip_rcv,
}

NEIGH_OPS |= {
    4: arp.ARP_OPS,
}

INET_PROTOCOLS |= {
    IpProtocol.ICMP: icmp.ICMP_PROTOCOL,
    IpProtocol.UDP: udp.UDP_PROTOCOL,
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
