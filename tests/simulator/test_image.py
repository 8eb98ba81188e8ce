"""A network as it was at a moment: what copies share cannot change, and nothing else is shared."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Network

import pytest

from pingproof.simulator.image import SHARED, image_of
from tests.simulator.labs import build, extend, run

LAB = (
    "ip netns add a\nip link add br0 type bridge\nip link add v1 type veth peer name e1 netns a\n"
    "ip link set v1 master br0 up\nip link set br0 up\nip addr add 10.0.0.1/24 dev br0\n"
    "ip -n a addr add 10.0.0.2/24 dev e1\nip -n a link set e1 up\nip -n a route add default via 10.0.0.1\n"
    "ip rule add from 10.0.0.0/24 table 7\niptables -A FORWARD -s 10.0.0.0/24 -j DROP\nsleep 2\n"
    "ip netns exec a ping -c1 -W1 10.0.0.1\n"
)


@pytest.mark.parametrize("kind", SHARED, ids=lambda kind: kind.__name__)
def test_a_shared_type_cannot_change(kind: type) -> None:
    frozen = is_dataclass(kind) and kind.__setattr__ is not object.__setattr__
    assert frozen or issubclass(kind, Enum | IPv4Address | IPv4Network)


def test_nothing_in_a_shared_value_can_change() -> None:
    shared = image_of(build(LAB)).shared
    assert {type(value) for value in shared} >= {IPv4Address, IPv4Network}
    waiting = list(shared)
    while waiting:
        value = waiting.pop()
        hash(value)
        if is_dataclass(value):
            waiting += [getattr(value, field.name) for field in fields(value)]
        elif isinstance(value, tuple):
            waiting += value


def test_many_networks_of_one_image_go_their_own_ways() -> None:
    network = build(LAB)
    image = network.image()
    one, other = image.network(), image.network()
    extend(one, "ip addr flush dev br0\nip -n a link set e1 down")
    assert run(other, "ip netns exec a ping -c1 -W1 10.0.0.1").ok
    assert run(network, "ip addr").stdout == run(other, "ip addr").stdout


def test_an_image_does_not_hold_what_is_shared_twice() -> None:
    network = build(LAB)
    image = network.image()
    assert len(image.pickled) < len(pickle.dumps(network))
    assert len(set(map(id, image.shared))) == len(image.shared)
