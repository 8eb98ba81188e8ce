"""The page of packet fates is complete, is what the code prints, and each fate is what the simulator and Linux do."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pingproof.lesson.fuzz.examine import Examined, examine
from pingproof.lesson.fuzz.kernel import KernelRunFailed
from pingproof.lesson.fuzz.verdict import Fate as Agreement
from pingproof.lesson.fuzz.verdict import Level
from pingproof.lesson.play.world import build_world
from pingproof.lesson.words.languages import LANGUAGES
from pingproof.simulator import drop_reason
from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.fate import Fate
from pingproof.simulator.journal import Event
from pingproof.simulator.network import Network
from pingproof.simulator.packet_fates.ends import End, fates
from pingproof.simulator.packet_fates.page import page
from pingproof.simulator.shell.interpreter import play
from pingproof.simulator.state import Gap, Unmodelled
from tests.simulator.labs import TWO_HOSTS, build, run

ROOT = Path(__file__).parent.parent
LABS = ROOT / "tests/corpus/fates"
CORPUS = sorted(path for path in (ROOT / "tests/corpus").glob("*/*.sh") if path.parent.name not in ("fates", "random"))

FATES: list[Fate] = [*End, *DropReason]
NOT_ON_THE_KERNEL = {
    DropReason.NEIGH_CREATEFAIL: "it fills the table of the whole machine",
    DropReason.ENDLESS_LOOP: "its storm takes a processor until the sandbox ends",
    End.LEFT: "this kernel has no dummy devices",
}
SIDE_BY_SIDE = 6
OUR_OWN = {"NO_SOCKET": "ping_rcv", "NOT_SPECIFIED": "skb_release_data"}
"""What a tracer shows beside: an echo reply of which a raw socket has a copy, and the pieces of a packet made whole."""


@pytest.fixture(scope="module")
def world() -> Network:
    """The course's world; each lab plays in a copy."""
    network = build_world()
    network.journal.listening = False
    return network


def _journal(lab: Path, world: Network) -> list[Event]:
    network = world.copy()
    network.journal.listening = True
    play(lab.read_text(encoding="utf-8"), network)
    return network.journal.events


def _shown() -> list[Fate]:
    return [fate for fate in FATES if fate.record.lab]


def test_the_page_is_what_the_code_prints() -> None:
    assert (ROOT / "docs/packet-fates.md").read_text(encoding="utf-8") == page()


def test_every_fate_is_told_by_its_own_name_and_has_its_lab() -> None:
    assert [fate.value for fate in FATES] == [fate.name.lower().replace("_", "-") for fate in FATES]
    assert [fate.name for fate in FATES if not (fate.record.condition and fate.record.functions)] == []
    assert [fate.name for fate in FATES if not set(fate.record.kernel_there) <= set(fate.record.functions)] == []
    assert sorted(path.stem for path in LABS.glob("*.sh")) == sorted(fate.value for fate in _shown())


def test_the_way_to_add_a_reason_leads_to_files_that_name_all_reasons() -> None:
    told = re.findall(r"``((?:lesson|tests)/[^`]*)``", str(drop_reason.__doc__))
    files = [path for place in told for path in ROOT.glob(place.replace("LANGUAGE", "*")) if path.is_file()]
    assert len(files) == 1 + len(LANGUAGES)
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert [reason.name for reason in DropReason if f"DropReason.{reason.name}:" not in text] == []


def test_every_reason_is_given_somewhere_in_the_stack() -> None:
    stack = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "simulator/linux").rglob("*.py"))
    assert [reason.name for reason in DropReason if f"DropReason.{reason.name}" not in stack] == []


@pytest.mark.parametrize("fate", _shown(), ids=lambda fate: fate.value)
def test_a_fate_is_shown_by_its_lab(fate: Fate, world: Network) -> None:
    events = _journal(LABS / f"{fate.value}.sh", world)
    assert any(fate in ends for ends in fates(events).values())


def test_a_device_that_is_not_modelled_ends_the_way() -> None:
    network = build(TWO_HOSTS)
    network.named["a"].unmodelled = (Unmodelled(Gap.DEVICE, "a0", device="a0"),)
    run(network, "ip netns exec a ping -c1 -W1 10.0.0.2")
    assert any(DropReason.NOT_MODELLED in ends for ends in fates(network.journal.events).values())


@pytest.mark.parametrize("lab", CORPUS, ids=lambda lab: lab.stem)
def test_every_drop_happens_where_the_page_says(lab: Path, world: Network) -> None:
    for event in _journal(lab, world):
        if event.drop is not None:
            assert event.layer in event.drop.record.functions


@pytest.mark.parametrize("recorded", sorted(LABS.glob("*.drops.json")), ids=lambda path: path.name.split(".")[0])
def test_the_kernels_tracer_has_shown_the_reasons_of_the_page(recorded: Path, world: Network) -> None:
    code = recorded.name.split(".")[0]
    events = [event for event in _journal(LABS / f"{code}.sh", world) if event.drop is not None]
    shown = {reason for _, reason in json.loads(recorded.read_text(encoding="utf-8"))}
    expected = {event.drop.kernel_name(event.layer) for event in events if event.drop and event.drop.value == code}
    assert expected - {""} <= shown
    foretold = {event.drop.kernel_name(event.layer) for event in events if event.drop}
    assert shown <= foretold | set(OUR_OWN)


@pytest.fixture(scope="module")
def kernel() -> dict[Fate, Examined]:
    """What becomes of each lab on the kernel; they wait more than they work, so they run side by side."""
    played = [fate for fate in _shown() if fate not in NOT_ON_THE_KERNEL]
    try:
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            return dict(zip(played, pool.map(lambda fate: examine(_script(fate), least_runs=1), played), strict=True))
    except KernelRunFailed as failed:
        pytest.skip(f"no sandbox here: {failed}")


@pytest.mark.kernel
@pytest.mark.parametrize(
    "fate", [fate for fate in _shown() if fate not in NOT_ON_THE_KERNEL], ids=lambda fate: fate.value
)
def test_the_kernel_prints_what_the_fates_lab_predicts(fate: Fate, kernel: dict[Fate, Examined]) -> None:
    printed = [each for each in kernel[fate].verdicts if each.level is not Level.FRAMES]
    assert printed
    assert [each for each in printed if each.fate is Agreement.DISAGREES] == []


def _script(fate: Fate) -> str:
    return (LABS / f"{fate.value}.sh").read_text(encoding="utf-8")
