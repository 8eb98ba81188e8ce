"""English: what ``lesson why`` prints beside the sentences of an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pingproof.simulator.state import Gap

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.why import WhyWords

WORDS: Final[WhyWords] = {
    "predicted": "Predicted in {where} (nothing was sent):",
    "at": "Predicted in {where}, from {file}:",
    "host": "the host",
    "answered": "The ping is answered.",
    "fails": "The ping fails.",
    "unknown": "Whether the ping is answered cannot be told from here: its way leads out of what was read.",
    "way": "Its way:",
    "left": "It leaves what was read here:",
    "passed": "Not modelled, and it could change the way:",
    "unread": "Not read: {what} in {where} ({reason})",
    "unread namespace": "Not read: the namespace {where} ({reason})",
    "sent": "What ping really shows:",
    "agrees": "It agrees with the prediction.",
    "differs": "It differs from the prediction: the state may have changed meanwhile, or the model is wrong.",
    "rule": "in {where}: the iptables rule `{row}` is not understood",
    "gaps": {
        Gap.DEVICE: "in {where}: {device} is a {what}; what is behind it is not known here",
        Gap.FAR_END: "in {where}: the other end of {device} is in a namespace that was not read ({what}); "
        "add --pid PID of a process in it",
        Gap.QDISC: "in {where}: `{what}` on {device} can filter, delay or lose packets",
        Gap.XDP: "in {where}: `{named}` sees the packets of {device} before the stack does",
        Gap.BRIDGE: "in {where}: the bridge {device} has `{what}`",
        Gap.NETFILTER: "in {where}: `{named}` decides about packets at {hook}",
        Gap.ROUTING: "in {where}: `{what}` can lead packets another way: {name}",
        Gap.POLICY: "in {where}: `{what}` can take packets away",
        Gap.SYSCTL: "in {where}: the setting `{what}` {device}",
    },
    "parts": {},
}
