"""The journal of a probe as hops and steps."""

from __future__ import annotations

from pingproof.lesson.explain.tell import cause_sentence, tell
from pingproof.simulator.journal import Decision
from pingproof.simulator.wire.arp import Arp
from tests.lesson.probes import BRIDGE, probe
from tests.simulator.labs import ROUTER, build, run

PING = "ip netns exec a ping -c1 -W1 10.2.0.1"


def test_a_hop_is_a_stay_in_one_namespace() -> None:
    trace = probe(build(ROUTER), PING).trace
    assert [(hop.namespace, hop.incoming, hop.outgoing) for hop in trace.hops] == [
        ("a", "", ("a0",)),
        ("r", "r0", ("r1",)),
        ("b", "b0", ()),
        ("b", "", ("b0",)),
        ("r", "r1", ("r0",)),
        ("a", "a0", ()),
    ]


def test_the_answer_is_caused_by_the_probe() -> None:
    trace = probe(build(ROUTER), PING).trace
    request, answer = trace.packets
    assert trace.roots == (request,)
    assert {hop.cause for hop in trace.of_packet(answer)} == {request}


def test_the_arp_exchange_belongs_to_the_hop_that_needed_it() -> None:
    first, second, *others = probe(build(ROUTER), PING).trace.hops
    for hop, asker, asked in ((first, "a", "r"), (second, "r", "b")):
        assert [nested.namespace for nested in hop.exchange] == [asker, asked, asked, asker]
        assert all(isinstance(nested.content, Arp) for nested in hop.exchange)
    assert all(not hop.exchange for hop in others)


def test_a_bridge_stands_between_the_ports_of_one_hop() -> None:
    trace = probe(build(BRIDGE), "ip netns exec ns1 ping -c1 192.168.28.2").trace
    bridge = next(hop for hop in trace.hops if hop.namespace == "")
    assert (bridge.incoming, bridge.outgoing) == ("v1", ("v2",))
    assert Decision.BRIDGE_FORWARD in {event.decision for event in bridge.events}


def test_a_host_sends_through_its_bridge_by_a_port() -> None:
    trace = probe(build(BRIDGE), "ping -c1 192.168.28.2").trace
    assert trace.hops[0].outgoing == ("v2",)


def test_echoes_that_go_the_same_way_are_told_once() -> None:
    network = build(ROUTER)
    run(network, PING)
    trace = probe(network, "ip netns exec a ping -c3 -i 0.1 10.2.0.1").trace
    assert [hop.count for hop in trace.hops] == [3] * 6


def test_a_repeated_question_is_told_once() -> None:
    trace = probe(build(ROUTER), "ip netns exec a ping -c1 10.1.0.9").trace
    assert {nested.count for nested in trace.hops[0].exchange} == {3}


def test_a_trace_is_told_in_both_languages() -> None:
    trace = probe(build(ROUTER), PING).trace
    english, chinese = tell(trace, "en"), tell(trace, "zh")
    assert english[0].title == "a: echo request 10.1.0.1 → 10.2.0.1, starts here, out by a0"
    assert chinese[0].title == "a：echo 请求 10.1.0.1 → 10.2.0.1，从这里出发，从 a0 出"
    assert [len(hop.steps) for hop in english] == [len(hop.steps) for hop in chinese]


def test_a_step_names_layer_row_and_change() -> None:
    forwarding = tell(probe(build(ROUTER), PING).trace, "en")[1]
    routed, forwarded = forwarding.steps[0], next(step for step in forwarding.steps if step.layer == "ip_forward")
    assert routed.layer == "ip_route_input_slow"
    assert routed.row == "10.2.0.0/24 dev r1 proto kernel scope link src 10.2.0.254"
    assert forwarded.change == "ttl 64 → 63"


def test_the_rule_that_every_namespace_has_is_not_told() -> None:
    told = tell(probe(build(ROUTER), PING).trace, "en")
    assert told
    assert all("lookup local" not in step.led_by for hop in told for step in hop.steps)


def test_the_closing_sentence_names_the_place() -> None:
    network = build(ROUTER)
    run(network, "ip netns exec r sysctl -w net.ipv4.ip_forward=0")
    finding = probe(network, PING).finding
    assert finding is not None
    assert cause_sentence(finding, "en") == (
        "Cause (forwarding-off): r is no router: the packet for 10.2.0.1 is not for it, and forwarding is off."
    )
    assert cause_sentence(finding, "zh").startswith("原因（forwarding-off）：r 不是路由器")
