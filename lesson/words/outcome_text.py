"""A claim or an outcome as a learner reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.words.languages import outcome_words

if TYPE_CHECKING:
    from pingproof.lesson.probe.claim import Claim
    from pingproof.lesson.probe.outcome import Outcome
    from pingproof.lesson.words.subjects.outcomes import OutcomeWords


def claim_in_words(claim: Claim, language: str) -> str:
    """A claim as a learner reads it."""
    words = outcome_words(language)
    if claim.failure is not None:
        return words["failures"][claim.failure]
    return _hops(claim.hops, words) if claim.hops is not None else _replies(claim.replies or 0, words)


def outcome_in_words(outcome: Outcome, language: str) -> str:
    """An outcome as a learner reads it."""
    words = outcome_words(language)
    if outcome.hops is not None:
        return _hops(outcome.hops, words)
    if outcome.received and outcome.failure:
        return words["some replies"].format(count=outcome.received, sent=outcome.sent)
    if outcome.failure is not None:
        return words["failures"][outcome.failure]
    return _replies(outcome.received, words)


def _hops(count: int, words: OutcomeWords) -> str:
    return words["hop"] if count == 1 else words["hops"].format(count=count)


def _replies(count: int, words: OutcomeWords) -> str:
    return words["reply"] if count == 1 else words["replies"].format(count=count)
