"""English: how a probe ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.lesson.probe.outcome import Failure

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.outcomes import OutcomeWords

WORDS: Final[OutcomeWords] = {
    "hops": "{count} hops",
    "hop": "1 hop",
    "replies": "{count} replies",
    "reply": "1 reply",
    "some replies": "{count} of {sent} replies",
    "failures": {
        Failure.NETWORK_UNREACHABLE: "network unreachable",
        Failure.HOST_UNREACHABLE: "host unreachable",
        Failure.PROHIBITED: "prohibited",
        Failure.TTL_EXCEEDED: "time to live exceeded",
        Failure.TOO_BIG: "packet too big",
        Failure.OTHER_ERROR: "an error",
        Failure.NO_REPLY: "no reply",
    },
}
