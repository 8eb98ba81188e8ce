"""A lab on the simulator at the times at which its lines began in the kernel."""

from __future__ import annotations

from pingproof.lesson.fuzz.model import run

LAB = """\
ip netns add red
ip link add e1 netns red type veth peer name p1
ip -n red link set e1 up
ip link set p1 up
ip -n red addr add 10.0.0.1/24 dev e1
ip netns exec red ping -c1 -W1 10.0.0.9
ip -n red neigh
"""
SECOND = 10**9


def _neighbour_after(seconds: float) -> str:
    began = {line: line * 4_000_000 for line in range(1, 7)} | {7: int(seconds * SECOND)}
    return run(LAB, began).answers[-1]["stdout"]


def test_a_line_begins_when_it_did_in_the_kernel() -> None:
    assert "INCOMPLETE" in _neighbour_after(1.5)
    assert "FAILED" in _neighbour_after(4.5)


def test_a_line_never_begins_before_the_one_before_it_has_ended() -> None:
    assert _neighbour_after(0.0) == run(LAB).answers[-1]["stdout"]
