"""``lesson why`` on networks that the system's own tools built: the prediction is what ping shows, the mend mends."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from typing import Any

import pytest

from tests.lesson.why.labs import HEALTHY, LABS, WhyLab
from tests.lesson.why.sandbox import ask_inside, in_sandbox

pytestmark = pytest.mark.kernel


@cache
def _found(lab: WhyLab) -> dict[str, Any]:
    return ask_inside(
        {
            "script": HEALTHY + lab.fault,
            "origin": lab.origin,
            "destination": lab.destination,
            "options": list(lab.options),
        }
    )


def _lab_name(lab: WhyLab) -> str:
    return lab.name


@pytest.mark.parametrize("lab", LABS, ids=_lab_name)
def test_the_prediction_is_what_ping_shows_and_the_mend_makes_it_work(lab: WhyLab) -> None:
    found = _found(lab)
    here = found["here"]
    assert (here["verdict"], here["agrees"]) == ("fails", True), here
    assert here["cause"]["code"] == lab.cause
    assert here["mend"], here["cause"]
    assert found["mended"] == {"answered": True}, here["mend"]
    assert (here["not_modelled"], here["unread"]) == ([], [])
