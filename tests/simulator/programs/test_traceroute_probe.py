"""How long traceroute waits for a probe, and where it puts a late final answer."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.clock import MILLISECOND, SECOND
from pingproof.simulator.tools.traceroute.text import annotation, probe_text
from pingproof.simulator.userland.traceroute.probe import Patience, Probe, settle_expired, timeout

ROUTER = IPv4Address("10.1.0.254")
DEFAULT = Patience(5 * SECOND, 3, 10)


def answered(sent: int, trip: int, address: IPv4Address = ROUTER) -> Probe:
    return Probe(sent=sent, received=sent + trip, done=True, address=address)


def test_an_answer_of_the_same_hop_shortens_the_wait_most() -> None:
    probes = [answered(1, MILLISECOND), Probe(sent=1), Probe(sent=1)]
    assert timeout(probes, 1, 3, DEFAULT) == 6 * MILLISECOND


def test_an_answer_of_a_later_hop_shortens_it_less() -> None:
    probes = [Probe(sent=1), answered(1, MILLISECOND)]
    assert timeout(probes, 0, 1, DEFAULT) == 20 * MILLISECOND


def test_without_answers_or_factors_the_whole_wait_passes() -> None:
    assert timeout([Probe(sent=1), Probe(sent=1)], 0, 1, DEFAULT) == 5 * SECOND
    assert timeout([answered(1, 1), Probe(sent=1)], 1, 2, Patience(SECOND, 0, 0)) == SECOND


def test_a_late_unreachable_moves_to_the_hop_it_belongs_to() -> None:
    late = Probe(sent=1, received=9, done=True, final=True, address=ROUTER, annotation="!H", received_ttl=64)
    probes = [Probe(sent=1, done=True), late, Probe(sent=1)]
    settle_expired(probes, 0, 1)
    assert probes[0].annotation == "!H"
    assert probes[1] == Probe(sent=1)


def test_a_late_echo_reply_stays_where_it_is() -> None:
    late = Probe(sent=1, received=9, done=True, final=True, address=ROUTER, received_ttl=64)
    probes = [Probe(sent=1, done=True), late]
    settle_expired(probes, 0, 1)
    assert probes[0].address is None


def test_a_hop_tells_its_address_once() -> None:
    probes = [answered(0, 38_000), Probe(sent=0, done=True), answered(0, 9_000)]
    line = "".join(probe_text(probes, index, 3, numeric=True) for index in range(3))
    assert line == "\n 1  10.1.0.254  0.038 ms *  0.009 ms"


def test_without_n_the_number_stands_for_the_unknown_name() -> None:
    assert probe_text([answered(0, 38_000)], 0, 1, numeric=False) == "\n 1  10.1.0.254 (10.1.0.254)  0.038 ms"


def test_annotations() -> None:
    assert [annotation(3, code, 0) for code in (0, 1, 2, 3, 13)] == ["!N", "!H", "!P", "", "!X"]
    assert annotation(3, 4, 1200) == "!F-1200"
    assert annotation(11, 0, 0) is None
