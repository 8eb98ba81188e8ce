"""When ping sends, and which of two things at the same tick comes first."""

from __future__ import annotations

import pytest

from simulator.clock import MILLISECOND, timer_wheel
from tests.simulator.labs import TWO_HOSTS, build, extend, run


@pytest.mark.parametrize(
    ("asked", "real"),
    [(100, 104), (200, 204), (300, 320), (500, 512), (1000, 1024), (3000, 3072)],
)
def test_a_timer_runs_at_the_end_of_its_slot(asked: int, real: int) -> None:
    assert timer_wheel(asked * MILLISECOND) == real * MILLISECOND


def test_pings_interval_is_counted_in_ticks() -> None:
    network = build(TWO_HOSTS)
    assert "4 received, 0% packet loss, time 3072ms" in run(network, "ip netns exec a ping -c4 10.0.0.2").stdout


def test_an_error_of_the_same_tick_comes_before_the_next_probe() -> None:
    network = build(TWO_HOSTS)
    extend(network, "ip -n a link set lo up")
    result = run(network, "ip netns exec a ping -w4 10.0.0.9")
    assert "3 packets transmitted, 0 received, +3 errors" in result.stdout
