"""Chinese: a handout's own words around the lesson's prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.handout import HandoutWords

WORDS: Final[HandoutWords] = {
    "course": "容器网络：一次一个 ping",
    "student": "学生讲义",
    "teacher": "教师讲义",
    "contents": "目录",
    "skip": "跳到正文",
    "goals": "学完这一阶段你能",
    "picture": "这一阶段之后的网络",
    "picture of": "第 {number} 阶段结束时的网络",
    "predict": "先预测",
    "your prediction": "你的预测和理由",
    "show answer": "看答案",
    "was right": "你预测对了。",
    "was wrong": "你的预测不同：{choice}。",
    "answer": "答案",
    "why": "为什么",
    "listen for": "留意这些想法",
    "it printed": "运行时的输出",
    "prints nothing": "没有任何输出。",
    "output of": "{command} 的输出",
    "claims": "这一阶段的每次 ping",
    "probe": "ping 或 traceroute",
    "claimed": "课程所说",
    "happened": "运行结果",
    "tables": "前后的各张表",
    "tables note": "新增的行标 +，消失的行标 −。",
    "before": "之前",
    "after": "之后",
    "empty": "（空）",
    "gone": "消失",
    "new": "新增",
    "host": "主机",
    "player": "一步一步看 ping",
    "player note": "选一次 ping，一个决定一个决定地走一遍。",
    "mend": "修复办法，已在网络的副本上试过",
    "made": "这里的每个输出和每张表都由 pingproof {version} 在生成本页时得出。",
    "name": "姓名",
    "date": "日期",
}
