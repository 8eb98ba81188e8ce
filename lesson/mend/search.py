"""The shortest list of commands that makes a failed probe succeed, each list tried on a copy of the network.

A search by length: from the end of the probe's way, ``proposals`` gives commands that could carry it further. Each is
carried out on a copy, the probe is sent again, and the search goes on from its new end, with the lists that carried it
farthest. The first list with which the probe is answered is made as short as it can be: no mend is shown untried.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.trace import Trace, trace_of
from pingproof.lesson.mend.failed_probe import FailedProbe, Step
from pingproof.lesson.mend.plugged import FAR, devices, distance, owners, prefixes
from pingproof.lesson.mend.proposals import candidates
from pingproof.lesson.probe.cause import Cause
from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.journal import Decision, Journal
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.ip.netns.words import NetnsExec
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.lib.resolver import look_up
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pingproof.simulator.image import Image
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network
    from pingproof.simulator.tools.command import Command

DEPTH = 4
"""The most steps of a mend; a step is one command, or several that make no sense alone."""
WIDTH = 6
"""How many lists of one length are tried further."""
TRIALS = 160
"""How many copies of the network a search may try: half of the rest for each length, all of it for the last."""
LAST_TRIALS = 60
"""How many further copies may be tried when nothing was found, with a new cable past everything."""
FEW_TRIALS = 24
"""How many copies may be tried for a destination that nobody has, in a prefix without addresses."""
REPEATED = 5
"""The most packets of a failed probe that are sent before the search, for what namespaces learn from them."""
TYPING_TIME = 1 * SECOND
"""The time between a mend and the probe's repetition (ns): devices have their carrier by then."""


@value
class Attempt:
    """A list of commands that was tried: why the probe still fails (None when answered), and how far it came."""

    steps: tuple[Step, ...]
    trace: Trace
    finding: Finding | None
    progress: tuple[int, int, int]

    @property
    def commands(self) -> list[str]:
        """The commands in order."""
        return [command for step in self.steps for command in step]


def mend(network: Network, command: str | Command, finding: Finding | None = None) -> tuple[str, ...]:
    """Commands with which the probe ``command``, which failed on ``network``, succeeds; empty when none was found.

    ``command`` may be the line or the typed command, in whichever namespace; the network is not changed.
    """
    typed = parse_line(command) if isinstance(command, str) else command
    found = probe_of(network, network.host, typed)
    if found is None or (finding is not None and finding.cause is Cause.NOTHING_SENT and not _can_start(*found)):
        return ()
    return tuple(find_mend(network, *found))


def probe_of(network: Network, namespace: NetNamespace, command: Command) -> tuple[NetNamespace, Ping] | None:
    """The namespace and the ping of a probe; a traceroute's way is a ping's. None for any other command."""
    if isinstance(command, Ping):
        return namespace, command
    if isinstance(command, Traceroute):
        return namespace, Ping(command.destination, interface=command.source or command.interface)
    if isinstance(command, Ip):
        inside = namespace if command.options.netns is None else network.named.get(command.options.netns)
        if inside is not None and isinstance(command.action, NetnsExec) and command.action.name is not None:
            inside = network.named.get(command.action.name)
            return None if inside is None else probe_of(network, inside, command.action.command)
    return None


def _can_start(namespace: NetNamespace, ping: Ping) -> bool:
    """Whether the destination is an address or a known name: no command of the lab mends a name server."""
    return look_up(ping.destination) is not None


def find_mend(network: Network, namespace: NetNamespace, ping: Ping) -> list[str]:
    """The shortest list of commands found with which ``ping``, sent in ``namespace``, succeeds; [] without one."""
    # One probe with ping's own patience: whether it is answered is all that a trial asks.
    probe = replace(ping, count=1, timeout=None, deadline=None, interval=None, flood=False, preload=None)
    begun = network.copy()
    # The probe itself is sent as it was asked for, but on a copy.
    start = _send(
        begun, (), namespace.inode, replace(probe, count=min(ping.count or 1, REPEATED), interval=ping.interval)
    )
    if start.finding is None:
        return []
    # The failed probe has taught something: a path's MTU, a better router, a neighbour that does not answer.
    begun.journal = Journal(listening=False)
    image = begun.image()
    # A destination in no known prefix cannot be mended by a cable or a route alone: few tries are enough.
    if not _is_somewhere(network, probe):
        return _search(start, image, namespace.inode, probe, FEW_TRIALS)
    found = _search(start, image, namespace.inode, probe, TRIALS)
    return found or _search(start, image, namespace.inode, probe, LAST_TRIALS, past_everything=True)


def _search(
    start: Attempt, image: Image, inode: int, probe: Ping, trials: int, past_everything: bool = False
) -> list[str]:
    """The commands of the first list with which the probe is answered, as few as it needs; [] without one."""
    frontier = [start]
    seen: set[tuple[str, ...]] = set()
    for longer in range(1, DEPTH + 1):
        # Half of what is left: a short list is the better mend, and long ones multiply.
        allowed = trials if longer == DEPTH else -(-trials // 2)
        trials -= allowed
        budget = iter(range(allowed))
        # A list is judged by how far the probe came; the best few are made longer.
        reached: list[tuple[bool, Attempt]] = []
        for attempt in frontier:
            for tried in _extensions(attempt, image, inode, probe, budget, seen, past_everything):
                if tried.finding is None:
                    return _without_needless(tried, image, inode, probe)
                reached.append((_is_elsewhere(tried, attempt), tried))
        # What was not used up is for the next length.
        trials += sum(1 for _ in budget)
        frontier = _different_first([tried for _, tried in sorted(reached, key=_far_first)[:WIDTH]])
    return []


def _is_somewhere(network: Network, probe: Ping) -> bool:
    """Whether somebody has the destination, or could have it beside the addresses there are."""
    target = look_up(probe.destination)
    return target is not None and any(target in prefix for device in devices(network) for prefix in prefixes(device))


def _far_first(entry: tuple[bool, Attempt]) -> tuple[int, ...]:
    """Sort key: attempts with the probe farther on its way first; among equals, those that changed the failure."""
    changed, attempt = entry
    return *(-part for part in attempt.progress), -int(changed)


def _different_first(attempts: list[Attempt]) -> list[Attempt]:
    """Attempts with those last that fail as one before them: the same steps would most likely mend both."""
    first = {_place(attempt.finding): attempt for attempt in reversed(attempts) if attempt.finding is not None}
    leading = [attempt for attempt in attempts if attempt in first.values()]
    return leading + [attempt for attempt in attempts if attempt not in leading]


def _extensions(
    attempt: Attempt,
    image: Image,
    inode: int,
    probe: Ping,
    budget: Iterator[int],
    seen: set[tuple[str, ...]],
    past_everything: bool,
) -> Iterator[Attempt]:
    """Every list longer by one step, tried."""
    assert attempt.finding is not None
    # The proposals read the network in which the probe failed last, so its steps are carried out again.
    begun = _carry_out(image, attempt.steps)
    assert begun is not None
    reached = begun.image() if attempt.steps else image
    _let_settle(begun)
    failed = FailedProbe(begun, begun.namespaces[inode], probe, attempt.trace, attempt.finding)
    for step in candidates(failed, past_everything):
        steps = (*attempt.steps, step)
        # The order of commands seldom matters, and lists with the same ones would fill the budget.
        key = tuple(sorted(command for each in steps for command in each))
        if _starts_over(step, attempt.steps) or key in seen or next(budget, None) is None:
            continue
        seen.add(key)
        tried = _try(reached, steps, inode, probe, begun=len(attempt.steps))
        if tried is not None:
            yield tried


def _starts_over(step: Step, before: tuple[Step, ...]) -> bool:
    """Whether a step repeats an earlier one or replaces its route: the list without the earlier one is tried anyway."""
    added = {command.partition(" via ")[0] for each in before for command in each if " route add " in command}
    replaced = {command.partition(" via ")[0].replace(" route replace ", " route add ") for command in step}
    return step in before or bool(added & replaced and " route replace " in step[0])


def _try(image: Image, steps: Sequence[Step], inode: int, probe: Ping, begun: int = 0) -> Attempt | None:
    """Carry out the steps on a copy of the image, without the first ``begun``, which it has behind it; send the probe.

    None when a command fails there.
    """
    copy = _carry_out(image, steps[begun:])
    if copy is None:
        return None
    _let_settle(copy)
    return _send(copy, tuple(steps), inode, probe)


def _send(network: Network, steps: tuple[Step, ...], inode: int, probe: Ping) -> Attempt:
    """Send the probe on a network where the steps were carried out: the attempt."""
    network.journal = Journal()
    origin = network.namespaces[inode]
    answered = network.run(probe, origin).ok
    trace = trace_of(network.journal.events)
    finding = None if answered else find_cause(trace) or Finding(Cause.NO_ANSWER)
    return Attempt(steps, trace, finding, _progress(network, origin, probe, trace))


def _carry_out(image: Image, steps: Sequence[Step]) -> Network | None:
    """A copy on which the commands have been carried out; None when one of them fails."""
    copy = image.network()
    copy.journal = Journal(listening=False)
    for step in steps:
        for command in step:
            if not _succeeds(copy, command):
                return None
    return copy


def _let_settle(network: Network) -> None:
    network.clock.run_until(network.clock.now + TYPING_TIME)


def _succeeds(network: Network, command: str) -> bool:
    try:
        return network.run(_typed(command)).ok
    except SimulatorError:
        return False


@lru_cache(maxsize=TRIALS)
def _typed(command: str) -> Command:
    """The typed command, kept because the lists of a search have many commands in common."""
    return parse_line(command)


def _progress(network: Network, origin: NetNamespace, probe: Ping, trace: Trace) -> tuple[int, int, int]:
    """A probe's progress: whether it was delivered, how near its goal it or its answer ended, in how many steps."""
    if not trace.roots:
        return 0, -FAR, 0
    request = trace.of_packet(trace.roots[0])
    delivered = any(event.decision is Decision.DELIVER for event in request[-1].events)
    answer = [hop for hop in trace.hops if hop.cause == trace.roots[0]]
    # Delivered: the answer's end counts, and the goal is where the probe came from.
    last = (answer if delivered and answer else request)[-1]
    ended = next((each for each in network.namespaces.values() if each.name == last.namespace), origin)
    target = look_up(probe.destination)
    owning = [device.namespace for device in owners(network, target)] if target is not None else []
    goals = [origin] if delivered else owning
    return int(delivered), -distance(network, ended, goals), len(last.steps)


def _is_elsewhere(tried: Attempt, before: Attempt) -> bool:
    """Whether the probe now fails for another reason or at another place."""
    assert tried.finding is not None
    assert before.finding is not None
    return _place(tried.finding) != _place(before.finding)


def _place(finding: Finding) -> tuple[object, ...]:
    event = finding.event
    where = (event.namespace, event.device, event.layer, event.row) if event is not None else ()
    return finding.cause, finding.on_the_way_back, where


def _without_needless(found: Attempt, image: Image, inode: int, probe: Ping) -> list[str]:
    """Leave out every command without which the probe is answered all the same."""
    commands = found.commands
    # Each alone: the search may have tried commands that another one made unnecessary.
    for command in found.commands if len(found.commands) > 1 else ():
        shorter = [each for each in commands if each != command]
        tried = _try(image, [tuple(shorter)], inode, probe)
        if tried is not None and tried.finding is None:
            commands = shorter
    return commands
