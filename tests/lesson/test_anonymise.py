"""Other names, the same ways."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingproof.lesson.anonymise.addresses import AddressMap, is_well_known
from pingproof.lesson.anonymise.names import DeviceNames, Names, mac_names
from pingproof.lesson.anonymise.rules import renamed_rule
from pingproof.lesson.anonymise.state import anonymise
from pingproof.lesson.fuzz.generate import script
from pingproof.lesson.mend.search import probe_of
from pingproof.lesson.play.world import build_world
from pingproof.lesson.why.answer import why
from pingproof.simulator.clock import SECOND
from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.network import Network
from pingproof.simulator.saved.network import network_state
from pingproof.simulator.shell.interpreter import play
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.state import NetworkState
from pingproof.simulator.state.document import dumps
from pingproof.simulator.tools.lib.resolver import look_up

ADDRESSES = st.integers(0, (1 << 32) - 1).map(IPv4Address)
KEYS = st.binary(min_size=16, max_size=16)


def _shared_bits(one: IPv4Address, other: IPv4Address) -> int:
    return 32 - (int(one) ^ int(other)).bit_length()


@given(ADDRESSES, ADDRESSES, KEYS)
def test_two_addresses_share_as_many_bits_as_before(one: IPv4Address, other: IPv4Address, key: bytes) -> None:
    names = AddressMap(key)
    assert _shared_bits(names.address(one), names.address(other)) == _shared_bits(one, other)


@given(ADDRESSES, KEYS)
def test_an_address_keeps_what_its_range_means(address: IPv4Address, key: bytes) -> None:
    changed = AddressMap(key).address(address)
    for meaning in ("is_private", "is_global", "is_loopback", "is_multicast", "is_link_local", "is_reserved"):
        assert getattr(changed, meaning) == getattr(address, meaning)


@given(st.integers(1, 23), ADDRESSES, KEYS)
def test_a_broadcast_address_stays_one(length: int, address: IPv4Address, key: bytes) -> None:
    network = IPv4Network((address, length), strict=False)
    names = AddressMap(key, [network])
    assert names.address(network.broadcast_address) == names.network(network).broadcast_address


@pytest.mark.parametrize("text", ["127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "203.0.113.7"])
def test_well_known_addresses_keep_their_names(text: str) -> None:
    assert AddressMap(b"any key").address(IPv4Address(text)) == IPv4Address(text)
    assert is_well_known(IPv4Address(text))


def test_mac_addresses_keep_their_order() -> None:
    old = ["72:00:00:00:00:01", "06:ff:00:00:00:01", "33:33:00:00:00:01", "06:ff:00:00:00:02"]
    new = mac_names(old)
    assert sorted(new, key=new.__getitem__) == [*sorted(old)[:2], old[0]]
    assert old[2] not in new


@pytest.mark.parametrize(
    ("rule", "renamed"),
    [
        ("-s 10.0.0.0/8 -i br-+ -j ACCEPT", "-s A/8 -i w1-+ -j ACCEPT"),
        ("-i br-ab ! -o eth0 -p tcp -m tcp --dport 80 -j OWN", "-i w1-2 ! -o if3 -p tcp -m tcp --dport 80 -j C1"),
        ('-m comment --comment "-j DROP me" -j DROP', "-m comment --comment t1 -j DROP"),
        ("-m set ! --match-set acme src -g OWN", "-m set ! --match-set t1 t2 -g C1"),
        (
            "-p icmp -m mac --mac-source AA:BB:CC:DD:EE:FE -j RETURN",
            "-p icmp -m mac --mac-source 02:00:00:00:00:01 -j RETURN",
        ),
        ("-p tcp -j DNAT --to-destination 10.1.1.1:80", "-p tcp -j DNAT --to-destination A:80"),
        ("-d 10.1.0.0/255.255.0.255 -j ACCEPT", "-d A/255.255.0.255 -j ACCEPT"),
        ("-m iprange --src-range 10.0.0.3-10.0.0.9 -j ACCEPT", "-m iprange --src-range A-A -j ACCEPT"),
    ],
)
def test_a_rule_keeps_its_meaning_and_loses_its_names(rule: str, renamed: str) -> None:
    devices = DeviceNames("if")
    devices.learn_wildcards(["br-"])
    chains = Names("C")
    chains.of("OWN")

    def address(text: str, length: str | None) -> str:
        return "A" if length is None else f"A/{length}"

    macs = {"aa:bb:cc:dd:ee:fe": "02:00:00:00:00:01"}
    assert renamed_rule(rule, devices, chains, Names("t"), address, macs) == renamed


@pytest.mark.parametrize("seed", range(9100, 9112))
def test_a_ping_of_a_generated_lab_ends_for_the_same_reason(seed: int) -> None:
    network = build_world()
    network.journal.listening = False
    lines = [played.command for played in play(script(seed), network)]
    network.clock.run_until(network.clock.now + 70 * SECOND)
    state = network_state(network)
    probes = [found for line in dict.fromkeys(lines) if (found := _ping(network, line)) is not None][:2]
    renamed, told = anonymise(state, [IPv4Address(str(look_up(ping.destination))) for _, ping in probes])
    names = dict(told)
    assert _leaks(state, dumps(renamed)) == set()
    for origin, ping in probes:
        there = replace(ping, destination=names[str(look_up(ping.destination))])
        before, after = why(state, origin, ping, "en"), why(renamed, names.get(origin, ""), there, "en")
        assert before.verdict is after.verdict
        assert _cause(before) == _cause(after)


def _ping(network: Network, line: str) -> tuple[str, Any] | None:
    try:
        found = probe_of(network, network.host, parse_line(line))
    except SimulatorError:
        return None
    if found is None or found[1].interface is not None or look_up(found[1].destination) is None:
        return None
    namespace, ping = found
    listed = [name for name, each in network.named.items() if each is namespace]
    return (listed[0] if listed else "", ping)


def _cause(answer: Any) -> object:
    finding = answer.explanation.finding
    return None if finding is None else (finding.cause, finding.on_the_way_back, len(answer.explanation.trace.hops))


def _leaks(state: NetworkState, text: str) -> set[str]:
    names = {each.name for each in state.namespaces if each.name}
    names |= {link.name for each in state.namespaces for link in each.links if link.name != "lo"}
    names |= {link.address for each in state.namespaces for link in each.links} - {"00:00:00:00:00:00"}
    names |= {str(row.local) for each in state.namespaces for row in each.addresses if not is_well_known(row.local)}
    return names & set(re.findall(r"[\w.:~-]+", text))
