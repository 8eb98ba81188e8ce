"""Chinese: what ``lesson why`` prints beside the sentences of an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.simulator.state import Gap

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.why import WhyWords

WORDS: Final[WhyWords] = {
    "predicted": "在{where}的预测（没有发送任何东西）：",
    "at": "根据 {file} 在{where}里的预测：",
    "host": "主机",
    "answered": "ping 会得到回应。",
    "fails": "ping 会失败。",
    "unknown": "从这里无法知道 ping 是否得到回应：它的路通向没有读取的地方。",
    "way": "它走的路：",
    "left": "它在这里离开了所读取的范围：",
    "passed": "没有建模，而且可能改变去向：",
    "unread": "没有读取：{where}的{what}（{reason}）",
    "unread namespace": "没有读取：命名空间 {where}（{reason}）",
    "sent": "ping 实际显示：",
    "agrees": "与预测一致。",
    "differs": "与预测不同：可能状态在此期间变了，也可能是模型错了。",
    "rule": "{where}：无法理解 iptables 规则 `{row}`",
    "gaps": {
        Gap.DEVICE: "{where}：{device} 是 {what}，它后面的情况这里不知道",
        Gap.FAR_END: "{where}：{device} 的另一端在没有读取的命名空间里（{what}）；请加 --pid，给出其中一个进程的 PID",
        Gap.QDISC: "{where}：{device} 上的 `{what}` 可能过滤、延迟或丢失数据包",
        Gap.XDP: "{where}：`{named}` 先于协议栈看到 {device} 的数据包",
        Gap.BRIDGE: "{where}：网桥 {device} 有 `{what}`",
        Gap.NETFILTER: "{where}：`{named}` 在 {hook} 处决定数据包的去留",
        Gap.ROUTING: "{where}：`{what}` 可能让数据包走别的路：{name}",
        Gap.POLICY: "{where}：`{what}` 可能拿走数据包",
        Gap.SYSCTL: "{where}：设置 `{what}` {device}",
    },
    "parts": {"iptables rules": "iptables 规则", "network card": "网卡", "unread rules": "没有读取的规则"},
}
