"""The few words that the commands themselves say to a learner, in each language."""

from __future__ import annotations

from pingproof.lesson.probe.claim import Claim
from pingproof.lesson.probe.outcome import Failure, Outcome

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "probe": "probe",
        "claimed": "claimed",
        "predicted": "predicted",
        "agrees": "agrees",
        "yes": "yes",
        "no": "NO",
        "left out": "left out",
        "hops": "{count} hops",
        "hop": "1 hop",
        "replies": "{count} replies",
        "reply": "1 reply",
        "some replies": "{count} of {sent} replies",
        "all agree": "All {count} probes end as the lesson says.",
        "some differ": "{count} of {all} probes do not end as the lesson says.",
        "keys": "Enter: next  b: back  q: leave",
        "end": "The end.",
        "mend": "What mends it (tried on a copy of the network, and there the probe succeeded):",
        "no mend": "No mend was found that makes this probe succeed.",
        "command": "command",
        "without it": "without it",
        "nothing breaks": "nothing breaks",
        "in stage": "stage {stage}",
        "fails": "fails",
        "and more": "; {count} more",
        "as before": "The same cause as [{number}].",
        "no probe": "There was no ping and no traceroute yet.",
        "nothing to mend": "The last probe succeeded: there is nothing to mend.",
        "nothing to undo": "There is nothing to undo.",
        "undone": "Undone: {command}",
        "shell help": (
            "The host of a simulated network: type ip, bridge, iptables, sysctl, ping, traceroute, route, arp, ...\n"
            "explain  show the way of the last ping or traceroute\n"
            "mend     show what would make it succeed\n"
            "undo     take the last command line back\n"
            "exit     leave (or Ctrl-D)"
        ),
        "leaves out": "Left out: command {number} of stage {stage}, {command}",
        Failure.NETWORK_UNREACHABLE.value: "network unreachable",
        Failure.HOST_UNREACHABLE.value: "host unreachable",
        Failure.PROHIBITED.value: "prohibited",
        Failure.TTL_EXCEEDED.value: "time to live exceeded",
        Failure.TOO_BIG.value: "packet too big",
        Failure.OTHER_ERROR.value: "an error",
        Failure.NO_REPLY.value: "no reply",
    },
    "zh": {
        "probe": "探测",
        "claimed": "课程所说",
        "predicted": "预测",
        "agrees": "一致",
        "yes": "是",
        "no": "否",
        "left out": "已去掉",
        "hops": "{count} 跳",
        "hop": "1 跳",
        "replies": "{count} 个回应",
        "reply": "1 个回应",
        "some replies": "{sent} 个中有 {count} 个回应",
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
        "shell help": (
            "这是模拟网络里的主机：可以输入 ip、bridge、iptables、sysctl、ping、traceroute、route、arp 等命令\n"
            "explain  显示上一次 ping 或 traceroute 走过的路\n"
            "mend     显示怎样能让它成功\n"
            "undo     撤销上一行命令\n"
            "exit     离开（或 Ctrl-D）"
        ),
        "leaves out": "已去掉：第 {stage} 阶段的第 {number} 条命令，{command}",
        Failure.NETWORK_UNREACHABLE.value: "网络不可达",
        Failure.HOST_UNREACHABLE.value: "主机不可达",
        Failure.PROHIBITED.value: "被禁止",
        Failure.TTL_EXCEEDED.value: "TTL 耗尽",
        Failure.TOO_BIG.value: "数据包太大",
        Failure.OTHER_ERROR.value: "出错",
        Failure.NO_REPLY.value: "没有回应",
    },
}


def claim_in_words(claim: Claim, language: str) -> str:
    """A claim as a learner reads it."""
    if claim.failure is not None:
        return WORDS[language][claim.failure.value]
    return _counted("hop", "hops", claim.hops, language) or _counted("reply", "replies", claim.replies, language)


def outcome_in_words(outcome: Outcome, language: str) -> str:
    """An outcome as a learner reads it."""
    words = WORDS[language]
    if outcome.hops is not None:
        return _counted("hop", "hops", outcome.hops, language)
    if outcome.received and outcome.failure:
        return words["some replies"].format(count=outcome.received, sent=outcome.sent)
    if outcome.failure is not None:
        return words[outcome.failure.value]
    return _counted("reply", "replies", outcome.received, language)


def _counted(one: str, many: str, count: int | None, language: str) -> str:
    if count is None:
        return ""
    return WORDS[language][one] if count == 1 else WORDS[language][many].format(count=count)
