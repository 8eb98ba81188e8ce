"""Chinese: why a probe failed, a sentence for each cause.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``, of the packet's ``{source}`` and ``{destination}``,
of the ``{row}`` that decided, the ``{next_hop}`` and the ``{circle}`` of routers.
"""

from __future__ import annotations

from typing import Final

from pingproof.lesson.probe.cause import Cause

CAUSES: Final[dict[Cause, str]] = {
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
