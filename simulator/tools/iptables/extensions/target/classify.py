"""``-j CLASSIFY`` (libxt_CLASSIFY.c): the class that a queueing discipline reads; the model has none."""

from __future__ import annotations

import re

from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.tools.iptables.libxtables.extension import Option, Options, Syntax, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.unseen import compile_unseen
from pingproof.simulator.tools.iptables.libxtables.values import problem


def _class(word: str, protocol: str | None) -> str:
    match = re.fullmatch(r"([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})", word)
    if match is None:
        raise problem(f'Bad class value "{word}"')
    return f"{int(match[1], 16):04x}:{int(match[2], 16):04x}"


def _listing(options: Options, numeric: bool) -> str:
    major, _, minor = options["set-class"].partition(":")
    return f" CLASSIFY set {int(major, 16):x}:{int(minor, 16):x}"


EXTENSION = TargetExtension(
    "CLASSIFY",
    Syntax((Option("set-class", 1, _class),), required=("set-class",)),
    compile_unseen,
    _listing,
    hooks=frozenset({Hook.OUTPUT, Hook.FORWARD, Hook.POSTROUTING}),
    examples=("-j CLASSIFY --set-class 0001:0002",),
)
