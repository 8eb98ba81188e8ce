"""English: a trace told hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.lesson.words.en.causes import CAUSES
from pingproof.lesson.words.en.decisions import DECISIONS
from pingproof.lesson.words.en.drops import DROPS
from pingproof.lesson.words.subjects.explanation import Texts

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.explanation import ExplanationWords

WORDS: Final[ExplanationWords] = {
    "host": "the host",
    "here": "{namespace}",
    "echo request": "echo request",
    "echo reply": "echo reply",
    "icmp error": "ICMP error ({what})",
    "udp": "UDP datagram",
    "arp request": "ARP: who has {target}?",
    "arp reply": "ARP: {sender} is at {mac}",
    "packet": "packet",
    "in": "in by {device}",
    "out": "out by {device}",
    "starts": "starts here",
    "ends": "ends here",
    "waits": "waits here for a MAC address",
    "row": "decided by",
    "led by": "led there by",
    "changed": "changed",
    "reason": "kernel's drop reason",
    "times": " ({count} times)",
    "title": "{namespace}: {what}, {way_in}, {way_out}",
    "drop": "{sentence}: {reason}",
    "cause": "Cause ({code}): {sentence}",
}

TEXTS: Final = Texts(DECISIONS, DROPS, CAUSES, WORDS)
