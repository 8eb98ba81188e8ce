"""Chinese: why a packet is dropped, a sentence for each reason.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``.
"""

from __future__ import annotations

from pingproof.simulator.drop_reason import DropReason

DROPS: dict[DropReason, str] = {
    DropReason.NO_SOCKET: "没有程序在等它",
    DropReason.OTHERHOST: "帧的目的 MAC 地址是别人的",
    DropReason.IP_INNOROUTES: "没有路由",
    DropReason.IP_OUTNOROUTES: "没有去目的地的路由",
    DropReason.IP_LOCAL_SOURCE: "它的源地址是{where}自己的地址，却从外面来",
    DropReason.IP_LOCALNET: "127.0.0.0/8 的地址不会从外面来",
    DropReason.IP_INVALID_SOURCE: "它的源地址不可能是发送者的地址",
    DropReason.IP_INVALID_DEST: "它的目的地址不该在 {device} 上收到",
    DropReason.IP_RPFILTER: "rp_filter：给它的源地址的回应不会从 {device} 出去",
    DropReason.UNICAST_IN_L2_MULTICAST: "它是给一个人的，却在给所有人的帧里到来",
    DropReason.NETFILTER_DROP: "iptables 不允许",
    DropReason.NEIGH_FAILED: "找不到下一跳的 MAC 地址",
    DropReason.NEIGH_QUEUEFULL: "等待同一个 MAC 地址的数据包太多",
    DropReason.NEIGH_CREATEFAIL: "这台机器的邻居表满了",
    DropReason.NEIGH_DEAD: "它所等待的邻居条目被删除了",
    DropReason.PKT_TOO_BIG: "它对 {device} 来说太长，又不允许分片",
    DropReason.DEV_READY: "{device} 没有启动",
    DropReason.FRAG_REASM_TIMEOUT: "它的一个分片始终没有到",
    DropReason.INVALID_PROTO: "发给所有人的这种 ICMP 消息不予回答",
    DropReason.DUP_FRAG: "这个分片已经有了",
    DropReason.BRIDGE_INGRESS_STP_STATE: "端口 {device} 在当前状态下不收帧",
    DropReason.ARP_PVLAN_DISABLE: "被问的地址属于 {device} 那边的别人",
    DropReason.TTL_EXPIRED: "它的 TTL 耗尽了",
    DropReason.FORWARDING_OFF: "它是给别人的，而 {device} 上没有开启转发（net.ipv4.ip_forward）",
    DropReason.ROUTE_BLACKHOLE: "这条路由是 blackhole",
    DropReason.ROUTE_UNREACHABLE: "这条路由是 unreachable",
    DropReason.ROUTE_PROHIBIT: "这条路由是 prohibit",
    DropReason.ECHO_IGNORED: "{where}被设置为不回答 echo 请求（net.ipv4.icmp_echo_ignore_*）",
    DropReason.NO_CARRIER: "{device} 没有载波：线的另一端没有启动",
    DropReason.NO_BRIDGE_PORT: "网桥没有别的端口可发",
    DropReason.NOT_MODELLED: "从这里起就不知道它的情况了",
    DropReason.ENDLESS_LOOP: "它在网桥的环路里打转：Linux 会让它一直转下去，模型到此为止",
    DropReason.GROUP_NOT_JOINED: "{where}没有在 {device} 上加入这个组",
    DropReason.BRIDGE_PORT_LOCKED: "端口 {device} 被锁定，而且不认得发送者",
}
