"""Usual messages, written and read once in a new sandbox before it is ready.

pyroute2 makes the tables of a class at its first use, and a forked process copies each page of memory at the first
write to it: the first commands of a sandbox would meet some thousand page faults, 5 ms. They belong to its start.
"""

from __future__ import annotations

from socket import AF_INET

from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.message import Nested, write
from pingproof.executor.rtnetlink.link import device_names, link_info


def rehearse(namespace: KernelNamespace) -> None:
    """Write a link, an address and a route that nobody is sent, and read the namespace's links."""
    peer = Nested((("IFLA_IFNAME", "rehearsal"), ("IFLA_NET_NS_FD", 0)), (("index", 0),))
    write(ifinfmsg, [("IFLA_MASTER", 0), link_info("veth", Nested((("VETH_INFO_PEER", peer),)))])
    write(ifinfmsg, [link_info("bridge", Nested((("IFLA_BR_STP_STATE", 0),)))])
    address = "203.0.113.1"
    write(ifaddrmsg, [("IFA_LOCAL", address), ("IFA_ADDRESS", address)], family=AF_INET, prefixlen=24)
    write(rtmsg, [("RTA_GATEWAY", address), ("RTA_TABLE", 254)], family=AF_INET)
    device_names(namespace)
    namespace.ifindex("lo")
