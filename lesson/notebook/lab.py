"""A lab in a notebook: a simulated network whose results, tables, journals and pictures show themselves.

>>> lab = Lab(stage=1)
>>> lab.run("ip netns add blue\\nip netns ls")
# ip netns add blue
# ip netns ls
blue
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pingproof.lesson.notebook.views import (
    View,
    change_view,
    journal_view,
    prediction_view,
    question_view,
    session_view,
)
from pingproof.lesson.play.world import build_world
from pingproof.lesson.probe.claim import parse_claim
from pingproof.lesson.probe.outcome import Outcome, outcome_of
from pingproof.lesson.teach.course import STAGES, load_prose, load_stage
from pingproof.lesson.teach.lecture import network_after
from pingproof.lesson.teach.questions import (
    Question,
    answer_question,
    in_words,
    load_question_texts,
    load_questions,
    questions_of,
)
from pingproof.lesson.why.explained_lab import play_lab
from pingproof.lesson.words.languages import notebook_words
from pingproof.lesson.words.outcome_text import claim_in_words, outcome_in_words

if TYPE_CHECKING:
    from pingproof.lesson.why.explanation import Explanation
    from pingproof.simulator.network import Network


@dataclass(slots=True)
class Lab:
    """A simulated host, as the stages before ``stage`` have left it; with stage None, the bare world.

    ``language`` is ``en`` or ``zh``. Commands typed here are kept in ``history``.
    """

    stage: int | None = None
    language: str = "en"
    network: Network = field(init=False, repr=False)
    history: list[str] = field(default_factory=list, init=False, repr=False)
    explanation: Explanation | None = field(default=None, init=False, repr=False)
    outcome: Outcome | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.stage is not None and self.stage not in STAGES:
            raise ValueError(f"no such stage: {self.stage} (the stages are {', '.join(map(str, STAGES))})")
        self.network = build_world() if self.stage is None else network_after(self.stage - 1)
        self.history = [load_stage(number).script for number in STAGES if number < (self.stage or 1)]

    def copy(self) -> Lab:
        """An independent lab in the same state: try something there, and this one stays as it is."""
        other = replace(self)
        other.network = self.network.copy()
        other.history = [*self.history]
        return other

    def run(self, script: str) -> View:
        """Carry out a command line, or several, and show what a terminal would."""
        played = play_lab(script, self.network, self.language)
        self.history.append(script)
        for line in played:
            if line.explanations:
                self.explanation = line.explanations[-1]
                self.outcome = outcome_of(line.played.result)
        return session_view([line.played for line in played])

    def step(self, key: str) -> View:
        """Carry out the commands of one of the stage's steps."""
        steps = {step.key: step for step in load_stage(self._stage()).steps}
        if key not in steps:
            raise ValueError(f"no such step: {key} (the steps are {', '.join(steps)})")
        return self.run("\n".join(command.text for command in steps[key].commands))

    def read(self, key: str) -> View:
        """The lesson's prose for a step."""
        from pingproof.lesson.handout.markup import prose_as_html

        section = load_prose(self._stage(), self.language).sections[key]
        return View(f"{section.title}\n\n{section.text}", f"<h4>{section.title}</h4>{prose_as_html(section.text)}")

    def ask(self, key: str) -> View:
        """A question of the course, with the answers to choose from."""
        question = _question(key)
        choices = [(choice, in_words(question, choice, self.language)) for choice in question.choices]
        commands = (*question.changes, question.command)
        return question_view(load_question_texts(self.language)[key].question, commands, choices, self.language)

    def check(self, key: str, prediction: str) -> View:
        """Carry the question's experiment out, on a copy, and set your prediction against it."""
        question = _question(key)
        if prediction not in question.choices:
            raise ValueError(f"{prediction!r} is none of {', '.join(question.choices)}")
        answered = answer_question(question, self.network)
        words = [in_words(question, each, self.language) for each in (prediction, answered.answer)]
        why = load_question_texts(self.language)[key].why
        return prediction_view(words[0], words[1], self.language, why, answered.result)

    def predict(self, prediction: str, probe: str) -> View:
        """Run a ping or traceroute of your own after your prediction: ``replies=1``, ``fails=no-reply`` …"""
        claim = parse_claim(prediction)
        self.outcome = None
        session = self.run(probe)
        if self.outcome is None:
            raise ValueError(f"neither a ping nor a traceroute: {probe}")
        words = (claim_in_words(claim, self.language), outcome_in_words(self.outcome, self.language))
        return session + prediction_view(*words, self.language, agrees=claim.holds(self.outcome))

    def explain(self) -> View:
        """The way of the last ping or traceroute, hop by hop; of a failed one also the cause and what mends it."""
        import html
        import io

        from pingproof.lesson.terminal.terminal import Terminal

        paper = io.StringIO()
        self._last().show(Terminal(paper, width=100))
        return View(paper.getvalue(), f"<pre>{html.escape(paper.getvalue())}</pre>")

    def journal(self) -> View:
        """The decisions about the last probe's packets in order of time: where, by which kernel function, which row."""
        return journal_view(self._last().trace, self.language)

    def changed(self, script: str) -> View:
        """Carry out commands, and show which rows of which tables came and went."""
        from pingproof.lesson.handout.tables import changes, listing

        before = listing(self.network)
        session = self.run(script)
        return session + change_view(changes(before, listing(self.network)), self.language)

    def picture(self) -> View:
        """The network as it is now."""
        from pingproof.lesson.draw.paint.svg import svg
        from pingproof.lesson.draw.picture import network_scene

        scene = network_scene(self.network, notebook_words(self.language)["picture"], self.language)
        return View(scene.description, f'<div style="overflow-x:auto">{svg(scene)}</div>')

    def verify(self) -> View:
        """Carry everything out again in a sandbox of the kernel, and compare; elsewhere the view has the reason."""
        from pingproof.lesson.notebook.kernel import verify_script

        return verify_script("\n".join(self.history), self.language)

    def _stage(self) -> int:
        if self.stage is None:
            raise ValueError("this lab belongs to no stage: Lab(stage=1) does")
        return self.stage

    def _last(self) -> Explanation:
        if self.explanation is None:
            raise ValueError('there was no ping and no traceroute yet: lab.run("ping -c1 …")')
        return self.explanation


def questions(stage: int) -> Iterable[str]:
    """The keys of a stage's questions."""
    return [question.key for question in questions_of(stage)]


def _question(key: str) -> Question:
    found = {question.key: question for question in load_questions()}
    if key not in found:
        raise ValueError(f"no such question: {key}")
    return found[key]
