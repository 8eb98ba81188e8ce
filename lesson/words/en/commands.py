"""English: what the commands themselves say to a learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pingproof.lesson.words.subjects.commands import CommandWords

WORDS: Final[CommandWords] = {
    "probe": "probe",
    "claimed": "claimed",
    "predicted": "predicted",
    "agrees": "agrees",
    "yes": "yes",
    "no": "NO",
    "left out": "left out",
    "all agree": "All {count} probes end as the lesson says.",
    "some differ": "{count} of {all} probes do not end as the lesson says.",
    "keys": "Enter: next  b: back  q: leave",
    "end": "The end.",
    "mend": "What mends it (tried on a copy of the network, and there the probe succeeded):",
    "no mend": "No mend was found that makes this probe succeed.",
    "command": "command",
    "without it": "without it",
    "nothing breaks": "nothing breaks",
    "in stage": "stage {stage}",
    "fails": "fails",
    "and more": "; {count} more",
    "as before": "The same cause as [{number}].",
    "no probe": "There was no ping and no traceroute yet.",
    "nothing to mend": "The last probe succeeded: there is nothing to mend.",
    "nothing to undo": "There is nothing to undo.",
    "undone": "Undone: {command}",
    "shell help": (
        "The host of a simulated network: type ip, bridge, iptables, sysctl, ping, traceroute, route, arp, ...\n"
        "explain  show the way of the last ping or traceroute\n"
        "mend     show what would make it succeed\n"
        "undo     take the last command line back\n"
        "exit     leave (or Ctrl-D)"
    ),
    "leaves out": "Left out: command {number} of stage {stage}, {command}",
    "only simulated": "{word} is for the simulated host: the kernel tells neither its reasons nor its past",
}
