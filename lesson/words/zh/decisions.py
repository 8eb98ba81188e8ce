"""Chinese: what is decided about a packet, a sentence for each decision.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``.
"""

from __future__ import annotations

from typing import Final

from pingproof.simulator.journal import Decision

DECISIONS: Final[dict[Decision, str]] = {
    Decision.TRANSMIT: "{where}把它从 {device} 发出",
    Decision.RECEIVE: "它从 {device} 进入{where}",
    Decision.DELIVER: "目的地址是{where}自己的地址：由本机收下",
    Decision.TO_SOCKET: "{where}里的程序可以读到它",
    Decision.FORWARD: "它是给别人的，而{where}开启了转发：从 {device} 继续走，TTL 减一",
    Decision.ROUTE: "{where}查找目的地址：这一条的匹配前缀最长",
    Decision.NO_ROUTE: "{where}查找目的地址，没有可用的路由",
    Decision.OUTPUT: "{where}发出自己的数据包，走向 {device}",
    Decision.FRAGMENT: "它超过了 {device} 的 MTU，被切成若干分片",
    Decision.REASSEMBLE: "分片到齐，{where}把它重新拼好",
    Decision.RESOLVE: "{where}不知道下一跳的 MAC 地址，在 {device} 上向所有人询问",
    Decision.NEIGHBOUR_KNOWN: "下一跳的 MAC 地址已知",
    Decision.NEIGHBOUR_LEARNED: "{where}由此学到 {device} 后面谁有哪个 MAC 地址",
    Decision.NEIGHBOUR_FAILED: "没有人回答：{where}放弃 {device} 后面的下一跳",
    Decision.ARP_REPLY: "所问的地址是{where}的：它用 {device} 的 MAC 地址回答",
    Decision.ARP_IGNORE: "{where}有所问的地址，但 arp_ignore 或 arp_filter 让它在 {device} 上不回答",
    Decision.FDB_LEARNED: "网桥学到发送者的 MAC 地址在哪个端口后面：{device}",
    Decision.BRIDGE_FORWARD: "网桥知道目的 MAC 地址在哪个端口",
    Decision.BRIDGE_FLOOD: "这个帧是给所有人的，或者 MAC 地址未知：网桥把它泛洪到其他每个端口",
    Decision.BRIDGE_UP: "这个帧是给网桥自己的设备的：向上交给{where}的 IP 协议栈",
    Decision.RULE_MATCHED: "{where}的这条 iptables 规则匹配了它",
    Decision.POLICY: "链中没有规则做出决定，由链的默认策略决定",
    Decision.NAT: "{where}按这个连接的条目改写地址",
    Decision.CONNTRACK_NEW: "连接跟踪看到一个新的连接",
    Decision.CONNTRACK_KNOWN: "连接跟踪认得这个连接",
    Decision.ICMP_SEND: "{where}为收到的数据包生成一个 ICMP 消息",
    Decision.ICMP_SUPPRESSED: "{where}本该报告，但 ICMP 限速的额度已用完",
    Decision.ICMP_LOST: "{where}本该报告，但数据包等待期间它的路由被删掉了",
    Decision.REDIRECT_LEARNED: "{where}得知有更好的路由器，以后去这个目的地就走它",
    Decision.PMTU_LEARNED: "{where}得知这条路上数据包最长多少，并记住",
    Decision.NOT_MODELLED: "这里有本模型不知道的东西，可能改变数据包的去向",
    Decision.DROP: "{where}丢弃它",
}
