"""The page ``docs/packet-fates.md``: every fate of a packet, from its record."""

from __future__ import annotations

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.fate import Fate
from pingproof.simulator.packet_fates.ends import End

INTRODUCTION = """\
# What becomes of a packet

Printed by `python -m pingproof.simulator.packet_fates`; a test holds the page to it. Every way in the journal ends with
one of these {count} fates. The kernel's functions are called as in Linux 6.18; where the compiler has put a function
into its caller, a tracer names the caller. *A tracer shows* tells what follows `SKB_DROP_REASON_` in the tracepoint
`skb:kfree_skb` there, "none" where the kernel calls nothing dropped. Each fate is shown by a lab, which a test plays:
the fate is in the journal, the kernel prints what is predicted, and its tracer has shown the reason that stands here.
"""


def page() -> str:
    """The whole page, as Markdown."""
    lines = [INTRODUCTION.format(count=len(End) + len(DropReason))]
    lines += ["## Ends that are no drop\n", *map(_end, End)]
    lines += ["## Drops\n", *map(_drop, DropReason)]
    return "\n".join(lines)


def _end(end: End) -> str:
    return _section(end, ["- decided in " + ", ".join(f"`{name}`" for name in end.record.functions)])


def _drop(reason: DropReason) -> str:
    return _section(reason, [f"- `{name}`: a tracer shows {_shown(reason, name)}" for name in reason.record.functions])


def _shown(reason: DropReason, function: str) -> str:
    name = reason.kernel_name(function)
    return f"`{name}`" if name else "none"


def _section(fate: Fate, functions: list[str]) -> str:
    rows = [f"### {fate.name}\n", fate.record.condition + "\n", *functions]
    if fate.record.lab:
        rows.append(f"- shown by [{fate.value}.sh](../tests/corpus/fates/{fate.value}.sh)")
    return "\n".join(rows) + "\n"
