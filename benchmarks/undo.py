"""Is the cause named the decision that stands in the way? Undo just that, and look where the probe comes to.

What undoes a decision is what `lesson/mend` proposes for it alone: the rule taken out, the device up, the route there.
Where one step does not (a route needs a gateway that has an address), two may.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.trace import Trace, trace_of
from pingproof.lesson.mend.failed_probe import FailedProbe
from pingproof.lesson.mend.proposals import candidates
from pingproof.lesson.mend.search import probe_of
from pingproof.simulator.journal import Journal
from pingproof.simulator.linux.core.net_namespace import NetNamespace
from pingproof.simulator.network import Network
from pingproof.simulator.shell.interpreter import Shell
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.ping.words import Ping

STEPS = 2
WIDTH = 8
"""With how many of the first steps a second is tried."""


class Undone(Enum):
    """What came of undoing the named decision."""

    SUCCEEDS = "succeed"
    COMES_FURTHER = "come to another obstacle"
    NO_COMMAND = "have no command that undoes it"
    SAME = "fail as before"


def undo_cause(network: Network, command: str) -> Undone:
    """Undo the cause of a failing probe with each single proposal, and tell the best outcome."""
    found = probe_of(network, network.host, parse_line(command))
    if found is None:
        return Undone.NO_COMMAND
    namespace, ping = found
    before, trace = _find(network.copy(), namespace.inode, ping)
    if before is None:
        return Undone.SUCCEEDS
    outcomes: list[Undone] = []
    frontier = [(network, before, trace)]
    for _ in range(STEPS):
        frontier = [
            tried
            for reached, finding, way in frontier
            for tried in _steps(reached, namespace, ping, finding, way, before, outcomes)
        ][:WIDTH]
        if Undone.SUCCEEDS in outcomes or Undone.COMES_FURTHER in outcomes:
            break
    ranked = (Undone.SUCCEEDS, Undone.COMES_FURTHER, Undone.SAME)
    return next((each for each in ranked if each in outcomes), Undone.NO_COMMAND)


def _steps(
    network: Network,
    namespace: NetNamespace,
    ping: Ping,
    finding: Finding,
    trace: Trace,
    before: Finding,
    outcomes: list[Undone],
) -> Iterator[tuple[Network, Finding, Trace]]:
    """Try each proposal; the networks on which the probe fails just as before, to go on from."""
    begun = network.copy()
    for step in candidates(FailedProbe(begun, begun.namespaces[namespace.inode], ping, trace, finding)):
        copy = network.copy()
        copy.journal = Journal(listening=False)
        if any(Shell(copy).play(line)[0].exit_code for line in (*step, "sleep 1")):
            continue
        after, way = _find(copy.copy(), namespace.inode, ping)
        if after is None:
            outcomes.append(Undone.SUCCEEDS)
            return
        if _place(after) != _place(before):
            outcomes.append(Undone.COMES_FURTHER)
            continue
        outcomes.append(Undone.SAME)
        yield copy, after, way


def _find(network: Network, inode: int, ping: Ping) -> tuple[Finding | None, Trace]:
    network.journal = Journal()
    answered = network.run(ping, network.namespaces[inode]).ok
    trace = trace_of(network.journal.events)
    return (None if answered else find_cause(trace)), trace


def _place(finding: Finding) -> tuple[object, ...]:
    event = finding.event
    where = (event.namespace, event.device, event.layer, event.row) if event is not None else ()
    return finding.cause, finding.on_the_way_back, where
