"""Explanations: complete in both languages, and faithful to the journal."""

from __future__ import annotations

from string import Formatter

import pytest

from pingproof.lesson.explain.finding import CAUSE_OF
from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.words.languages import LANGUAGES, texts
from pingproof.lesson.words.subjects.explanation import Texts
from pingproof.simulator.drop_reason import DropReason

FIELDS = {"where", "device", "row", "source", "destination", "next_hop", "circle"}


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_ask_for_nothing_that_is_not_known(language: str) -> None:
    said: Texts = texts(language)
    for template in (*said.decisions.values(), *said.drops.values(), *said.causes.values()):
        assert fields_of(template) <= FIELDS


def test_codes_are_unique_and_stable_in_form() -> None:
    codes = [cause.value for cause in Cause]
    assert len(set(codes)) == len(codes)
    assert all(code == code.lower() and " " not in code for code in codes)


def test_every_end_of_a_packet_has_a_cause() -> None:
    assert list(CAUSE_OF) == list(DropReason)
    without = {reason for reason, cause in CAUSE_OF.items() if cause is None}
    assert without == {DropReason.INVALID_PROTO, DropReason.ARP_PVLAN_DISABLE}
