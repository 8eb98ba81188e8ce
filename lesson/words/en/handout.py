"""English: a handout's own words around the lesson's prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.handout import HandoutWords

WORDS: Final[HandoutWords] = {
    "course": "Container networking, one ping at a time",
    "student": "Student's handout",
    "teacher": "Teacher's handout",
    "contents": "Contents",
    "skip": "Skip to the text",
    "goals": "After this stage you can",
    "picture": "The network after this stage",
    "picture of": "The network at the end of stage {number}",
    "predict": "Predict",
    "your prediction": "Your prediction, and your reason",
    "show answer": "Show the answer",
    "was right": "You predicted it.",
    "was wrong": "You predicted something else: {choice}.",
    "answer": "Answer",
    "why": "Why",
    "listen for": "Listen for",
    "it printed": "What the run prints",
    "prints nothing": "It prints nothing.",
    "output of": "Output of {command}",
    "claims": "Every ping of this stage",
    "probe": "Ping or traceroute",
    "claimed": "The lesson says",
    "happened": "The run gives",
    "tables": "Tables before and after",
    "tables note": "A row that came is marked with +, one that went with −.",
    "before": "before",
    "after": "after",
    "empty": "(nothing)",
    "gone": "gone",
    "new": "new",
    "host": "the host",
    "player": "Step through a ping",
    "player note": "Choose a ping and go through it, a decision at a time.",
    "mend": "What mends it, tried on a copy of the network",
    "made": "Every output and table here was made by pingproof {version} when this page was built.",
    "name": "Name",
    "date": "Date",
}
