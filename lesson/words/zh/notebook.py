"""Chinese: a notebook's own words around a lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.notebook import NotebookWords

WORDS: Final[NotebookWords] = {
    "picture": "现在的网络",
    "choices": "选一个",
    "right": "你预测“{happened}”，结果正是这样。",
    "wrong": "你预测“{predicted}”，结果是：{happened}。",
    "journal": ("时间", "在哪里", "设备", "内核函数", "决定", "数据包", "依据"),
    "nothing changed": "没有任何表发生变化。",
    "agrees": "内核做的与预测一致：全部 {count} 条命令的输出相同。",
    "differs": "{count} 条命令中有 {differing} 条在内核里的输出不同。",
    "no sandbox": "这里没有与内核比较：{reason}",
}
