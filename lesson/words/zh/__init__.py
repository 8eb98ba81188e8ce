"""中文。"""

from __future__ import annotations

from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.words import Texts
from pingproof.lesson.words.zh.drops import DROPS
from pingproof.simulator.journal import Decision

DECISIONS: dict[Decision, str] = {
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

CAUSES: dict[Cause, str] = {
    Cause.NO_ROUTE: "{where}没有到 {destination} 的路由：没有任何数据包离开它。",
    Cause.NO_ROUTE_ON_THE_WAY: "路由器{where}没有到 {destination} 的路由。",
    Cause.ROUTE_FORBIDS: "{where}里的 `{row}` 禁止发往 {destination} 的数据包。",
    Cause.FORWARDING_OFF: "{where}不是路由器：发往 {destination} 的数据包不是给它的，而转发没有开启。",
    Cause.NO_WAY_BACK: "探测到达了，但给 {destination} 的回应找不到路：{where}没有它的路由。",
    Cause.SOURCE_NOT_TRANSLATED: (
        "探测到达时源地址是私有的 {destination}，外面没有人能回应它：{where}没有到它的路由，"
        "路上也没有路由器转换源地址（MASQUERADE）。"
    ),
    Cause.DEVICE_DOWN: "{where}里的 {device} 没有启动。",
    Cause.NO_CARRIER: "{where}里的 {device} 已启动，但线的另一端没有启动：没有载波。",
    Cause.NEIGHBOUR_UNRESOLVED: "{where}在 {device} 上询问 {next_hop} 的 MAC 地址，没有人回答。",
    Cause.WRONG_NEIGHBOUR: "帧从 {device} 到达{where}，带的 MAC 地址却不是它的。",
    Cause.ARP_NOT_ANSWERED: "{where}有所问的地址，但不允许在 {device} 上回答 ARP。",
    Cause.DROPPED_BY_RULE: "{where}的 iptables 规则 `{row}` 丢弃了数据包。",
    Cause.REJECTED_BY_RULE: "{where}的 iptables 规则 `{row}` 拒绝了数据包。",
    Cause.DROPPED_BY_POLICY: "{where}没有 iptables 规则放行这个数据包，默认策略 `{row}` 丢弃了它。",
    Cause.REVERSE_PATH: (
        "{where}的反向路径过滤丢弃了数据包：给 {source} 的回应不会从 {device} 出去（net.ipv4.conf.*.rp_filter）。"
    ),
    Cause.MARTIAN: "{where}不能在 {device} 上接受从 {source} 到 {destination} 的数据包。",
    Cause.TTL_EXCEEDED: "数据包的 TTL 在{where}耗尽：路比 TTL 长。",
    Cause.FORWARDING_LOOP: "数据包一直绕圈（{circle}），直到 TTL 在{where}耗尽。",
    Cause.TOO_BIG: "数据包比{where}的 {device} 能承载的长，又不允许分片。",
    Cause.FRAGMENT_LOST: "数据包丢了一个分片：{where}无法把它拼好。",
    Cause.ECHO_IGNORED: "{where}被设置为不回答 echo 请求（net.ipv4.icmp_echo_ignore_all 或 _broadcasts）。",
    Cause.PORT_BLOCKED: "{where}里的网桥没有把帧传下去：没有端口可以接它。",
    Cause.TABLE_FULL: "这台机器的邻居表满了：{where}学不到新的 MAC 地址。",
    Cause.NOBODY_LISTENS: "数据包到达{where}，那里没有程序在等它。",
    Cause.NOT_MODELLED: "数据包在{where}的去向取决于没有建模的东西。",
    Cause.ENDLESS_LOOP: "帧在网桥的环路里不停地转：{where}里有环路，而没有生成树把它切断。",
    Cause.NOTHING_SENT: "程序还没有发出数据包就结束了。",
    Cause.NO_ANSWER: "没有什么拦住数据包，但探测结束前没有回应到来。",
}

WORDS: dict[str, str] = {
    "host": "主机",
    "here": " {namespace} ",
    "echo request": "echo 请求",
    "echo reply": "echo 回应",
    "icmp error": "ICMP 差错（{what}）",
    "udp": "UDP 数据报",
    "arp request": "ARP：谁有 {target}？",
    "arp reply": "ARP：{sender} 在 {mac}",
    "packet": "数据包",
    "in": "从 {device} 进",
    "out": "从 {device} 出",
    "starts": "从这里出发",
    "ends": "到这里为止",
    "waits": "在这里等待 MAC 地址",
    "row": "决定于",
    "led by": "经由",
    "changed": "改变",
    "reason": "内核的丢弃原因",
    "times": "（{count} 次）",
    "title": "{namespace}：{what}，{way_in}，{way_out}",
    "drop": "{sentence}：{reason}",
    "cause": "原因（{code}）：{sentence}",
}

TEXTS = Texts(DECISIONS, DROPS, CAUSES, WORDS)
