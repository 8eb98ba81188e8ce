"""English: the words of a picture, and of the packet player."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.simulator.state import PortState

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.drawing import DrawingWords, PlayerWords

WORDS: Final[DrawingWords] = {
    "host": "host",
    "deleted": "name deleted",
    "routes": "routes",
    "no routes": "none",
    "rules": "ip rule",
    "filters": "iptables",
    "addresses": "more addresses",
    "more": "… {count} more",
    "peer": "cable to {device}",
    "after step": "After step {number}: {title}",
    "after command": "After command {number}: {command}",
    "at the end": "At the end of the stage",
    "end of lab": "At the end of the lab",
    "sent": "sends {what}",
    "gets": "{what} arrives",
    "not sent": "sends nothing",
    "switches": "the bridge sends it out by {device}",
    "floods": "floods it to every other port",
    "asks": "asks for the MAC address of the next hop (ARP)",
    "rewrites": "rewrites {change}",
    "goes on": "route: {row}",
    "dropped": "drops it: {reason}",
    "description": "A picture of the network: {rooms}.",
    "room description": "{name} with {devices}",
    "nothing": "no device but lo",
    "separator": "; ",
    "colon": ": ",
    "rooms": {
        "_gw": "gateway",
        "_inet": "the internet",
    },
    "states": {
        "up": "up",
        "down": "down",
        "no-carrier": "no carrier",
    },
    "ports": {
        PortState.FORWARDING: "forwarding",
        PortState.LEARNING: "learning",
        PortState.LISTENING: "listening",
        PortState.BLOCKING: "blocking",
        PortState.DISABLED: "disabled",
    },
    "signs": {
        "legend up": "up",
        "legend no-carrier": "up, no carrier",
        "legend down": "down",
        "port": "port that forwards",
        "blocked port": "port that does not",
        "router": "routes packets",
        "no-router": "does not route",
        "way-out": "way out",
        "way-back": "way back",
        "stop": "stops here",
    },
    "kinds": {
        "question": "question",
        "answer": "answer",
        "arp": "ARP",
        "error": "ICMP error",
    },
}


PLAYER: Final[PlayerWords] = {
    "name": "Packet player",
    "choose": "Probe:",
    "picture": "The network",
    "controls": "Player",
    "first": "|◀ Start",
    "back": "◀ Back",
    "play": "▶ Play",
    "pause": "❚❚ Pause",
    "next": "Next ▶",
    "last": "End ▶|",
    "place": "Step",
    "count": "{number} of {count}",
    "begin": "Before the first packet. Play, or go on a step at a time.",
    "packet": "packet",
    "row": "decided by",
    "change": "changed",
    "reason": "kernel's drop reason",
    "cut": "It goes on like this; the player stops here.",
    "added": "new",
    "removed": "removed",
    "empty": "empty",
    "keys": "Keys: → next, ← back, space play or pause, Home start, End end.",
}
