"""Chinese: the words of a picture, and of the packet player."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.drawing import DrawingWords, PlayerWords

WORDS: Final[DrawingWords] = {
    "host": "主机",
    "deleted": "名字已删除",
    "routes": "路由",
    "no routes": "无",
    "rules": "ip rule",
    "filters": "iptables",
    "addresses": "其他地址",
    "more": "…另有 {count} 行",
    "peer": "网线另一端 {device}",
    "after step": "第 {number} 步之后：{title}",
    "after command": "第 {number} 条命令之后：{command}",
    "at the end": "本阶段结束时",
    "end of lab": "实验结束时",
    "sent": "发出 {what}",
    "gets": "收到 {what}",
    "not sent": "什么也没有发出",
    "switches": "网桥从 {device} 发出",
    "floods": "泛洪到其他所有端口",
    "asks": "询问下一跳的 MAC 地址（ARP）",
    "rewrites": "改写 {change}",
    "goes on": "路由：{row}",
    "dropped": "丢弃：{reason}",
    "description": "网络图：{rooms}。",
    "room description": "{name}，有 {devices}",
    "nothing": "只有 lo",
    "separator": "；",
    "colon": "：",
    "rooms": {
        "_gw": "网关",
        "_inet": "互联网",
    },
    "states": {
        "up": "已启用",
        "down": "未启用",
        "no-carrier": "无载波",
    },
    "ports": {
        PortState.FORWARDING: "转发",
        PortState.LEARNING: "学习",
        PortState.LISTENING: "监听",
        PortState.BLOCKING: "阻塞",
        PortState.DISABLED: "禁用",
    },
    "signs": {
        "legend up": "已启用",
        "legend no-carrier": "已启用，无载波",
        "legend down": "未启用",
        "port": "转发的端口",
        "blocked port": "不转发的端口",
        "router": "转发数据包",
        "no-router": "不转发数据包",
        "way-out": "去程",
        "way-back": "回程",
        "stop": "止于此处",
    },
    "kinds": {
        "question": "去程的数据包",
        "answer": "回应",
        "arp": "ARP",
        "error": "ICMP 错误",
    },
}


PLAYER: Final[PlayerWords] = {
    "name": "数据包播放器",
    "choose": "探测：",
    "picture": "网络",
    "controls": "播放器",
    "first": "|◀ 开头",
    "back": "◀ 后退",
    "play": "▶ 播放",
    "pause": "❚❚ 暂停",
    "next": "前进 ▶",
    "last": "结尾 ▶|",
    "place": "步骤",
    "count": "第 {number} 步，共 {count} 步",
    "begin": "第一个数据包出发之前。播放，或者一步一步往前走。",
    "packet": "数据包",
    "row": "依据",
    "change": "改写",
    "reason": "内核的丢弃原因",
    "cut": "之后一直这样下去；播放器到此为止。",
    "added": "新增",
    "removed": "删除",
    "empty": "空",
    "keys": "按键：→ 前进，← 后退，空格 播放或暂停，Home 开头，End 结尾。",
}
