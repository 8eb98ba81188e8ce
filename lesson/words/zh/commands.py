"""Chinese: what the commands themselves say to a learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.commands import CommandWords

WORDS: Final[CommandWords] = {
    "probe": "探测",
    "claimed": "课程所说",
    "predicted": "预测",
    "agrees": "一致",
    "yes": "是",
    "no": "否",
    "left out": "已去掉",
    "all agree": "全部 {count} 次探测的结果都与课程所说一致。",
    "some differ": "{all} 次探测中有 {count} 次与课程所说不同。",
    "keys": "回车: 下一步  b: 后退  q: 离开",
    "end": "到此为止。",
    "mend": "修复办法（已在网络的副本上试过，探测成功）：",
    "no mend": "没有找到能让这次探测成功的修复办法。",
    "command": "命令",
    "without it": "没有它",
    "nothing breaks": "什么也不会坏",
    "in stage": "第 {stage} 阶段",
    "fails": "失败",
    "and more": "；另有 {count} 处",
    "as before": "原因与 [{number}] 相同。",
    "no probe": "还没有执行过 ping 或 traceroute。",
    "nothing to mend": "上一次探测成功了：没有什么要修复的。",
    "nothing to undo": "没有可以撤销的命令。",
    "undone": "已撤销：{command}",
    "shell help": "这是模拟网络里的主机：可以输入 ip、bridge、iptables、sysctl、ping、traceroute、route、arp 等命令\n"
    "explain  显示上一次 ping 或 traceroute 走过的路\n"
    "mend     显示怎样能让它成功\n"
    "undo     撤销上一行命令\n"
    "exit     离开（或 Ctrl-D）",
    "leaves out": "已去掉：第 {stage} 阶段的第 {number} 条命令，{command}",
    "only simulated": "{word} 只用于模拟的主机：内核不会说明理由，也不能回到过去",
}
