"""Chinese: how a probe ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.lesson.probe.outcome import Failure

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.outcomes import OutcomeWords

WORDS: Final[OutcomeWords] = {
    "hops": "{count} 跳",
    "hop": "1 跳",
    "replies": "{count} 个回应",
    "reply": "1 个回应",
    "some replies": "{sent} 个中有 {count} 个回应",
    "failures": {
        Failure.NETWORK_UNREACHABLE: "网络不可达",
        Failure.HOST_UNREACHABLE: "主机不可达",
        Failure.PROHIBITED: "被禁止",
        Failure.TTL_EXCEEDED: "TTL 耗尽",
        Failure.TOO_BIG: "数据包太大",
        Failure.OTHER_ERROR: "出错",
        Failure.NO_REPLY: "没有回应",
    },
}
