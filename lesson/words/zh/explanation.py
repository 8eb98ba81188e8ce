"""Chinese: a trace told hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.lesson.words.subjects.explanation import Texts
from pingproof.lesson.words.zh.causes import CAUSES
from pingproof.lesson.words.zh.decisions import DECISIONS
from pingproof.lesson.words.zh.drops import DROPS

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.explanation import ExplanationWords

WORDS: Final[ExplanationWords] = {
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

TEXTS: Final = Texts(DECISIONS, DROPS, CAUSES, WORDS)
