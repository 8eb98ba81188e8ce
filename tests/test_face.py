"""``from pingproof import …``: the small face for notebooks and engineers."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import pingproof
from pingproof import draw, explain, network, play, shell, snapshot, why
from pingproof.lesson.terminal.refusal import Refusal

PNG = b"\x89PNG"


def test_the_example_of_the_package_is_true() -> None:
    assert doctest.testmod(pingproof).failed == 0


def test_the_face_is_what_the_package_lists() -> None:
    assert set(pingproof.__all__) <= set(dir(pingproof))
    assert all(callable(getattr(pingproof, name)) for name in pingproof.__all__)
    with pytest.raises(AttributeError, match="no attribute 'ping'"):
        _ = pingproof.ping


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import pingproof; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['__future__', 'pingproof']\n"


def test_a_shell_keeps_its_variables() -> None:
    typed = shell(network(None))
    typed.play("NAME=red")
    assert typed.play("ip netns add $NAME; ip netns ls")[0].result.stdout == "red\n"


def test_a_ping_is_explained_and_one_that_is_none_is_refused() -> None:
    host = network()
    assert explain("ping -c1 8.8.8.8", host).finding is None
    play("ip netns add red", host)
    finding = explain("ip netns exec red ping -c1 10.0.0.1", host).finding
    assert finding is not None
    with pytest.raises(ValueError, match="one ping or traceroute"):
        explain("ip netns ls", host)


@pytest.mark.parametrize(("form", "beginning"), [("svg", b"<svg"), ("png", PNG), ("pdf", b"%PDF")])
def test_a_network_is_drawn(form: str, beginning: bytes, tmp_path: Path) -> None:
    draw(network(), tmp_path / f"network.{form}")
    assert beginning in (tmp_path / f"network.{form}").read_bytes()[:200]


def test_a_picture_of_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="svg, png or pdf"):
        draw(network(None), tmp_path / "network.gif")


def test_why_answers_on_a_snapshot() -> None:
    host = network()
    play("ip route del default", host)
    state = snapshot(host)
    answer = why("8.8.8.8", state)
    assert answer.explanation.finding is not None
    assert answer.explanation.mend
    with pytest.raises(Refusal, match="no namespace blue"):
        why("8.8.8.8", state, origin="blue")
    with pytest.raises(ValueError, match="no destination"):
        why("-c", state)
