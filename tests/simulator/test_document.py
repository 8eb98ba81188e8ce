"""A snapshot as a JSON document: nothing is lost, a stranger's file is refused in one line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pingproof.simulator.saved.network import network_state, restore
from pingproof.simulator.state import Gap, NetworkState, Unmodelled, Unread
from pingproof.simulator.state.document import FORMAT, DocumentError, dumps, loads
from tests.simulator.labs import ROUTER, build, extend, run

FILTERED = """
ip netns exec r iptables -A FORWARD -p icmp -m comment --comment two_words -j ACCEPT
ip netns exec r iptables -t nat -A POSTROUTING -s 10.1.0.0/24 -o r1 -j MASQUERADE
ip -n r rule add from 10.1.0.0/24 lookup 77
ip -n r link add br0 type bridge
ip netns exec a ping -c1 10.2.0.1
"""


def _state() -> NetworkState:
    network = build(ROUTER)
    extend(network, FILTERED)
    network.named["r"].unmodelled = (Unmodelled(Gap.NETFILTER, "nft chain inet", "fw f", hook="FORWARD"),)
    return NetworkState(network_state(network).namespaces, (Unread("namespace", "x", "Permission denied"),))


def test_a_state_survives_being_written_and_read() -> None:
    state = _state()
    assert loads(dumps(state)) == state
    assert dumps(loads(dumps(state))) == dumps(state)


def test_a_row_that_fits_is_one_line() -> None:
    lines = dumps(_state()).splitlines()
    assert any('"destination": "10.2.0.0/24"' in line and '"device": "r1"' in line for line in lines)


def test_defaults_and_counters_are_left_out() -> None:
    links = json.loads(dumps(_state()))["namespaces"][1]["links"]
    assert all("statistics" not in link and "alias" not in link for link in links)


def test_a_restored_network_goes_on() -> None:
    network = restore(loads(dumps(_state())))
    assert run(network, "ip netns exec a ping -c1 10.2.0.1").ok
    assert run(network, "ip -n r link set br0 up").ok


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda document: document.update(format="x"), "format"),
        (lambda document: document.update(version=2), "version 2"),
        (lambda document: document["namespaces"][0]["links"][0].update(mtu="big"), "namespaces[0].links[0].mtu"),
        (lambda document: document["namespaces"][0]["links"][0].update(colour="red"), "no such field: colour"),
        (lambda document: document["namespaces"][0]["links"][0].pop("name"), "without name"),
        (lambda document: document["namespaces"][0]["links"][0].update(kind="warp"), "DeviceKind"),
        (lambda document: document["namespaces"][0]["links"][0].update(flags=["GREEN"]), "LinkFlag"),
        (lambda document: document["namespaces"][0].update(name="a"), 'named ""'),
        (lambda document: document.update(namespaces=[]), "namespaces"),
        (lambda document: document.update(namespaces=7), "not a list"),
        (lambda document: document["namespaces"][2]["addresses"][0].update(local="10.0.0"), "addresses[0].local"),
        (lambda document: document["namespaces"][2]["routes"][0].update(destination=4), "routes[0].destination"),
    ],
)
def test_a_strange_document_is_refused_with_the_place(change: Any, refusal: str) -> None:
    document = json.loads(dumps(_state()))
    change(document)
    with pytest.raises(DocumentError) as error:
        loads(json.dumps(document))
    assert refusal in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "[]", "3", "{", '{"format": "' + FORMAT + '"}', "[" * 100000])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        loads(text)
