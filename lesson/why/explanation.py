"""A probe explained: its way, hop by hop, and for a failed one the cause and the mend; as text, pages or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pingproof.lesson.explain.finding import Finding, find_cause
from pingproof.lesson.explain.tell import ToldHop, ToldStep, cause_sentence, tell
from pingproof.lesson.explain.trace import Hop, Step, Trace, trace_of
from pingproof.lesson.mend.search import mend
from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.probe.outcome import outcome_of
from pingproof.lesson.terminal.terminal import Style, Terminal, rendered
from pingproof.lesson.words.languages import command_words, texts
from pingproof.simulator.tools.row_line import row_line
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.lesson.play.listener import Probe
    from pingproof.simulator.network import Network


@value
class Explanation:
    """A probe's explanation: ``finding`` is None when the probe succeeded, ``mend`` empty when none was found."""

    trace: Trace
    language: str
    finding: Finding | None = None
    mend: tuple[str, ...] = ()

    @property
    def ending(self) -> tuple[object, ...]:
        """The ending's key, equal for two probes that fail for the same reason and have the same mend."""
        event = self.finding.event if self.finding is not None else None
        where = (event.namespace, event.device, event.layer) if event is not None else ()
        return self.finding.cause if self.finding is not None else None, where, self.mend

    def show(self, terminal: Terminal) -> None:
        """Print the whole way, then the cause and the mend."""
        for hop in tell(self.trace, self.language):
            self._show_hop(terminal, hop, 0)
        self.show_ending(terminal)

    def pages(self, terminal: Terminal) -> Iterator[str]:
        """The explanation as pages, a decision a page."""
        for hop in tell(self.trace, self.language):
            yield from self._hop_pages(terminal, hop, 0)
        if self.finding is not None:
            yield rendered(terminal, self.show_ending)

    def as_json(self) -> dict[str, Any]:
        """The explanation as JSON: ``hops``; for a failed probe ``cause`` (stable code and sentence) and ``mend``."""
        answer: dict[str, Any] = {"hops": [_hop_as_json(hop) for hop in self.trace.hops]}
        if self.finding is not None:
            answer["cause"] = {"code": self.finding.cause.value, "text": cause_sentence(self.finding, self.language)}
            answer["mend"] = list(self.mend)
        return answer

    def _show_hop(self, terminal: Terminal, hop: ToldHop, depth: int) -> None:
        _show_title(terminal, hop, depth)
        for step in hop.steps:
            self._show_step(terminal, step, depth)
        for nested in hop.exchange:
            self._show_hop(terminal, nested, depth + 1)

    def _hop_pages(self, terminal: Terminal, hop: ToldHop, depth: int) -> Iterator[str]:
        yield rendered(terminal, _show_title, hop, depth)
        for step in hop.steps:
            yield rendered(terminal, self._show_step, step, depth)
        for nested in hop.exchange:
            yield from self._hop_pages(terminal, nested, depth + 1)

    def _show_step(self, terminal: Terminal, step: ToldStep, depth: int) -> None:
        words = texts(self.language).words
        margin = "    " * depth + "  "
        terminal.hanging(f"{step.layer}: ", step.sentence, margin, Style.BAD if step.drop else None)
        details = (
            (words["row"], step.row),
            (words["led by"], step.led_by),
            (words["changed"], step.change),
            (words["reason"], step.drop),
        )
        for name, detail in details:
            if detail:
                terminal.hanging(f"{name}: ", detail, margin + "    ", Style.FAINT)

    def show_ending(self, terminal: Terminal) -> None:
        """Print the cause and the mend of a failed probe."""
        if self.finding is None:
            return
        terminal.write()
        terminal.hanging("", cause_sentence(self.finding, self.language), "", Style.BAD)
        words = command_words(self.language)
        if not self.mend:
            terminal.hanging("", words["no mend"], "", Style.WARNING)
            return
        terminal.hanging("", words["mend"], "")
        for command in self.mend:
            terminal.write(f"  {command}", Style.GOOD)


def explain(probe: Probe, network: Network, language: str) -> Explanation:
    """Explain a probe that has ended in ``network``."""
    trace = trace_of(probe.events)
    if outcome_of(probe.result).failure is None:
        return Explanation(trace, language)
    finding = find_cause(trace) or Finding(Cause.NO_ANSWER)
    return Explanation(trace, language, finding, mend(network, probe.command, finding))


def _show_title(terminal: Terminal, hop: ToldHop, depth: int) -> None:
    terminal.hanging("", hop.title, "    " * depth, Style.BOLD)


def _hop_as_json(hop: Hop) -> dict[str, Any]:
    return {
        "packet": hop.packet,
        "namespace": hop.namespace,
        "in": hop.incoming,
        "out": list(hop.outgoing),
        "content": str(hop.content or ""),
        "count": hop.count,
        "steps": [_step_as_json(step) for step in hop.steps],
        "exchange": [_hop_as_json(nested) for nested in hop.exchange],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    event = step.event
    row: dict[str, Any] = {
        "time_ns": event.time,
        "device": event.device,
        "layer": event.layer,
        "decision": event.decision.value,
        "count": step.count,
    }
    if event.row is not None:
        row["row"] = row_line(event.row).strip()
    if event.led_by is not None:
        row["led_by"] = row_line(event.led_by).strip()
    if event.drop is not None:
        row["drop"] = {"code": event.drop.name, "kernel": event.drop.kernel_name(event.layer)}
    return row
