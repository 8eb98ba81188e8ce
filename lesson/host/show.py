"""The changes that a lab would make on this machine, listed for a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pingproof.executor.host.intents import GiveAddress, WriteSysctl
from pingproof.lesson.host.uplink import host_of
from pingproof.lesson.terminal.terminal import Style, Terminal
from pingproof.simulator.state import NetworkState

if TYPE_CHECKING:
    from pingproof.executor.host.intents import Intent
    from pingproof.lesson.host.run import HostRun


def show_plan(terminal: Terminal, run: HostRun) -> None:
    """Print the changes, in order, each with the line that makes it."""
    terminal.heading("What would change on this machine")
    if run.uplink is not None:
        terminal.write(f"{run.uplink}.")
    terminal.write()
    rows = [(f"{each.script}:{each.line}", told(each.intent, run.state)) for each in run.planned]
    terminal.table(("line", "change"), rows, [None] * len(rows))
    terminal.write()
    for gap in run.not_modelled:
        terminal.write(f"Here, and not in the prediction: {gap}.", Style.WARNING)
    terminal.write("All of it is undone at the end, in reverse. Nothing was changed now.", Style.GOOD)


def plan_as_json(run: HostRun) -> dict[str, Any]:
    """The changes as JSON, for a program."""
    return {
        "uplink": str(run.uplink.device) if run.uplink is not None else None,
        "not_modelled": list(run.not_modelled),
        "changes": [
            {"script": each.script, "line": each.line, "change": told(each.intent, run.state)} for each in run.planned
        ],
    }


def told(intent: Intent, state: NetworkState) -> str:
    """A change in words, with the present value."""
    match intent:
        case WriteSysctl():
            now = dict(host_of(state).sysctls).get(intent.key)
            return f"{intent} (now {now})" if now is not None else str(intent)
        case GiveAddress(namespace=namespace) if namespace:
            return f"{intent}, inside"
    return str(intent)
