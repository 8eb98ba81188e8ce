"""The answer to ``lesson why``: a ping predicted on a network built by others, from a snapshot of its state.

The snapshot becomes a live network, the ping is sent there, and its way is told as in the lessons. Parts of the
snapshot outside the model are named where a packet passed by them; where the way leads out of what was read, the
verdict is ``unknown``.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.trace import trace_of
from pingproof.lesson.mend.search import find_mend
from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.terminal.refusal import Refusal, closest
from pingproof.lesson.why.explanation import Explanation
from pingproof.simulator.journal import Decision
from pingproof.simulator.saved.network import restore
from pingproof.simulator.state import PROCESS_NAMESPACE
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.tools.vocabulary.parse import format_command
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pingproof.lesson.explain.trace import Hop, Trace
    from pingproof.simulator.journal import Event, Row
    from pingproof.simulator.result import Result
    from pingproof.simulator.state import NetworkState, Unread
    from pingproof.simulator.tools.ping.words import Ping

OPEN_CAUSES = frozenset({Cause.NOT_MODELLED, Cause.NEIGHBOUR_UNRESOLVED, Cause.WRONG_NEIGHBOUR, Cause.NO_ANSWER})
"""Causes we must not name if a copy of the packet or its ARP request left the snapshot."""


class Verdict(Enum):
    """The verdict on a ping; the value is its stable code."""

    ANSWERED = "answered"
    FAILS = "fails"
    UNKNOWN = "unknown"  # the way leads out of what was read


@value
class Reservation:
    """A reservation: something on the way that is not modelled and could have changed it."""

    namespace: str
    row: Row


@value
class Answer:
    """The answer about one ping: the command, its predicted result, its way, and the verdict with its reservations."""

    command: str
    result: Result
    explanation: Explanation
    verdict: Verdict
    reservations: tuple[Reservation, ...] = ()
    unread: tuple[Unread, ...] = ()


def why(state: NetworkState, origin: str, ping: Ping, language: str, *, sent: bool = False) -> Answer:
    """Predict ``ping``, sent in the namespace ``origin`` ("" is the host). Raises ``Refusal``.

    When the ping is also really ``sent``, the mend is for a network that has already learned from it.
    """
    names = [each.name for each in state.namespaces]
    if origin not in names:
        raise Refusal(f"no namespace {origin} in what was read", closest(origin, filter(None, names)))
    if look_up(ping.destination) is None:
        raise Refusal(f"{ping.destination} is no IPv4 address (to look a name up, packets would have to be sent)")
    # The prediction runs on a copy: the mend needs the network as it was read.
    before = restore(state)
    network = before.copy()
    network.journal.listening = True
    namespace = next(each for each in network.namespaces.values() if each.name == origin)
    result = network.run(ping, namespace)
    trace = trace_of(network.journal.since(0))
    command = in_namespace(origin, format_command(ping))
    passed, left = _unmodelled(trace)
    if outcome_of(result).failure is None:
        return Answer(command, result, Explanation(trace, language), Verdict.ANSWERED, passed, state.unread)
    finding = find_cause(trace) or Finding(Cause.NO_ANSWER)
    # The packet or its ARP request also went where nothing was read: whatever answered there is unknown.
    if left and finding.cause in OPEN_CAUSES:
        explanation = Explanation(trace, language)
        return Answer(command, result, explanation, Verdict.UNKNOWN, passed + left, state.unread)
    found: list[str] = []
    # ping did not begin: only the source asked for with -I can be mended.
    if finding.cause is not Cause.NOTHING_SENT or ping.interface is not None:
        base = network if sent else before
        found = find_mend(base, base.namespaces[namespace.inode], ping)
    explanation = Explanation(trace, language, finding, tuple(map(typed, found)))
    return Answer(command, result, explanation, Verdict.FAILS, passed, state.unread)


def in_namespace(name: str, command: str) -> str:
    """A command as it is typed for a namespace.

    >>> in_namespace("red", "ping 10.0.0.1"), in_namespace("pid:42", "ping 10.0.0.1")
    ('ip netns exec red ping 10.0.0.1', 'nsenter -t 42 -n ping 10.0.0.1')
    """
    if name.startswith(PROCESS_NAMESPACE):
        return f"nsenter -t {name.removeprefix(PROCESS_NAMESPACE)} -n {command}"
    return f"ip netns exec {name} {command}" if name else command


def typed(command: str) -> str:
    """A mend's command as it is typed where its namespace has no name.

    >>> typed("ip -n pid:42 link set eth0 up")
    'nsenter -t 42 -n ip link set eth0 up'
    """
    command = re.sub(rf"^ip -n {PROCESS_NAMESPACE}(\d+) ", r"nsenter -t \1 -n ip ", command)
    return re.sub(rf"^ip netns exec {PROCESS_NAMESPACE}(\d+) ", r"nsenter -t \1 -n ", command)


def _unmodelled(trace: Trace) -> tuple[tuple[Reservation, ...], tuple[Reservation, ...]]:
    """The reservations on the packets' way: parts passed by, and parts by which packets left what was read."""
    events = [event for hop in trace.hops for event in _events(hop)]
    # A packet that ended at such a part left what was read; one that passed it may have been changed there.
    ends = {(event.skb, event.row) for event in events if event.drop is not None}
    passed: list[Reservation] = []
    left: list[Reservation] = []
    for event in events:
        if event.decision is Decision.NOT_MODELLED and event.row is not None:
            (left if (event.skb, event.row) in ends else passed).append(Reservation(event.namespace, event.row))
    return tuple(dict.fromkeys(passed)), tuple(dict.fromkeys(left))


def _events(hop: Hop) -> Iterable[Event]:
    yield from hop.events
    for nested in hop.exchange:
        yield from _events(nested)
