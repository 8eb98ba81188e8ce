"""A run on the machine itself (``--on host``): read, plan, refuse or list, then play, and put everything back."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address, IPv4Network
from time import monotonic_ns

from pingproof.executor.host.collisions import check, lab_networks
from pingproof.executor.host.host import host_lock, host_network
from pingproof.executor.host.plan import Planned, plan
from pingproof.executor.machine.machine import open_host
from pingproof.executor.sandbox.kernel_network import TOOL_TIME, KernelNetwork
from pingproof.executor.state.machine import read_machine
from pingproof.lesson.compare.report import Level
from pingproof.lesson.compare.run import Verification, verify_stages
from pingproof.lesson.host.outside import assume_outside, let_answer
from pingproof.lesson.host.scope import HostScope
from pingproof.lesson.host.twin import HostTwin
from pingproof.lesson.host.uplink import Uplink, find_uplink, host_of, on_this_host
from pingproof.lesson.teach.course import parse_stage, stage_script
from pingproof.simulator.saved.network import restore
from pingproof.simulator.shell.interpreter import PlayedLine, Shell
from pingproof.simulator.state import Gap, NetworkState

_LOOPBACK = IPv4Network("127.0.0.0/8")
_ADDRESS = re.compile(r"(?<![\d./])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d./])")


@dataclass(slots=True)
class HostRun:
    """A lab planned for this machine, without a collision; ``told`` lists what was not put back, and why."""

    lock: int
    state: NetworkState
    uplink: Uplink | None
    scripts: list[tuple[str, str]]
    planned: list[Planned]
    told: list[str] = field(default_factory=list)

    @property
    def outside(self) -> frozenset[IPv4Address]:
        """The outside addresses in the scripts: neither the lab's nor this machine's."""
        networks = (*lab_networks(self.planned), _LOOPBACK)
        own = {address.local for address in host_of(self.state).addresses}
        said = {IPv4Address(word) for _, text in self.scripts for word in _ADDRESS.findall(text)}
        return frozenset(each for each in said - own if not any(each in network for network in networks))

    @property
    def not_modelled(self) -> tuple[str, ...]:
        """The host's parts outside the model that could change a packet's way, by name."""
        rows = host_of(self.state).unmodelled
        return tuple(dict.fromkeys(str(row) for row in rows if row.gap not in (Gap.DEVICE, Gap.FAR_END)))

    @contextmanager
    def twin(self, send_outside: bool) -> Iterator[HostTwin]:
        """The machine beside its simulation, both in the machine's present state; everything is undone afterwards.

        When the lab is cut short, what was not put back is printed here.
        """
        try:
            with host_network(self.lock, self.told) as kernel:
                yield self._beside(kernel, send_outside)
        except BaseException:
            for line in self.told:
                print(f"put back, but for this: {line}", file=sys.stderr)
            raise

    def _beside(self, kernel: KernelNetwork, send_outside: bool) -> HostTwin:
        simulated = restore(self.state)
        if send_outside and self.uplink is not None:
            assume_outside(simulated, self.uplink)
            for address in self.outside:
                let_answer(simulated, address, self.uplink)
        return HostTwin(
            simulated,
            kernel,
            started=monotonic_ns() - simulated.clock.now,
            uplink=self.uplink,
            send_outside=send_outside,
            # What was there before the lab: a frame sent by one of these leaves the lab.
            foreign=frozenset(device.name for device in simulated.host.devices.values()),
            networks=lab_networks(self.planned),
        )


@contextmanager
def prepared(scripts: Sequence[tuple[str, str]], uplink: str | None) -> Iterator[HostRun]:
    """A lab's scripts, each (name, text), with this machine's names, planned and checked.

    Raises a subtype of ``HostRefused``.
    """
    # Locked before reading: between the plan and its execution no other run may change the machine.
    with host_lock() as lock:
        state = read_machine()
        found = find_uplink(state, uplink)
        own = [(name, on_this_host(text, found)) for name, text in scripts]
        host = open_host()
        # On a copy, with each change checked against the machine: the first collision ends it before anything is done.
        planned = plan(own, restore(state), lambda intent: check(intent, state, host))
        yield HostRun(lock, state, found, own, planned)


@contextmanager
def prepared_stages(numbers: Sequence[int], uplink: str | None) -> Iterator[HostRun]:
    """The course's stages, up to the last of ``numbers``, planned and checked; raises a subtype of ``HostRefused``."""
    scripts = [(f"stage{number}.sh", stage_script(number)) for number in range(1, max(numbers) + 1)]
    with prepared(scripts, uplink) as run:
        yield run


def verify_on_host(run: HostRun, numbers: Sequence[int], level: Level, send_outside: bool) -> Verification:
    """Verify stages on the machine itself."""
    stages = {number: parse_stage(text) for number, (_, text) in enumerate(run.scripts, 1)}
    with run.twin(send_outside) as twin:
        scope = HostScope(run.state, twin.networks, run.outside)
        verification = verify_stages(twin, numbers, level, stages.__getitem__, claims_bind=False, scope=scope)
    told = replace(verification.report, on_host=True, not_modelled=run.not_modelled, left_alone=tuple(run.told))
    return replace(verification, report=told)


@dataclass(frozen=True, slots=True)
class PlayedOnHost:
    """A script's lines with their results in the kernel; the lines ``unsent`` hold a probe that was only predicted."""

    name: str
    lines: list[PlayedLine]
    unsent: frozenset[int]


def play_on_host(run: HostRun, send_outside: bool) -> list[PlayedOnHost]:
    """Play the scripts on the machine itself."""
    with run.twin(send_outside) as twin:
        twin.simulated.journal.listening = False
        twin.kernel.pace = TOOL_TIME
        return [_play(twin, name, text) for name, text in run.scripts]


def _play(twin: HostTwin, name: str, text: str) -> PlayedOnHost:
    twin.compared.clear()
    twin.shell = Shell(twin)
    lines = twin.shell.play(text)
    return PlayedOnHost(name, lines, frozenset(each.line for each in twin.compared if not each.sent))
