"""``ip link``: what it refuses and how it says so, in the kernel's order of checks; what it shows."""

from __future__ import annotations

import json

import pytest

from pingproof.simulator.clock import SECOND
from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, host_device, namespace, run

WORLD = """
ip netns add n1
ip netns add n2
ip link add v0 type veth peer name v1
ip link add br0 type bridge
ip link add br1 type bridge
"""


@pytest.fixture
def network() -> Network:
    return build(WORLD)


ANSWERS = "RTNETLINK answers: "
REFUSALS = [
    ("ip link add v0 type veth peer name zz", 2, ANSWERS + "File exists"),
    ("ip link add v6 type veth peer name v0", 2, ANSWERS + "File exists"),
    ("ip link add v6 index 2 type veth peer name v7", 2, ANSWERS + "File exists"),
    ("ip link add u0 type veth peer name u0", 2, ANSWERS + "File exists"),
    ("ip link add . type bridge", 2, ANSWERS + "Invalid argument"),
    ("ip link add a:b type bridge", 2, ANSWERS + "Invalid argument"),
    ("ip link add % type bridge", 2, ANSWERS + "Invalid argument"),
    ("ip link add q%d%d type bridge", 2, ANSWERS + "Invalid argument"),
    ("ip link add 1234567890123456 type bridge", 2, "Error: Attribute failed policy validation."),
    ("ip link add r0 address 01:00:00:00:00:01 type bridge", 2, ANSWERS + "Cannot assign requested address"),
    ("ip link add r0 address 00:00:00:00:00:00 type veth", 2, ANSWERS + "Cannot assign requested address"),
    ("ip link add r0 mtu 10 type bridge", 2, "Error: mtu less than device minimum."),
    ("ip link add r0 mtu 65536 type bridge", 2, "Error: mtu greater than device maximum."),
    ("ip link add r0 type veth peer name r1 mtu 10", 2, ANSWERS + "Invalid argument"),
    ("ip link add r1 netns nope type bridge", 255, 'Error: argument "nope" is wrong: Invalid "netns" value\n'),
    ("ip link add r3 master br0 type bridge", 2, "Error: Can not enslave a bridge to a bridge."),
    ("ip link add t0 up type veth peer name t1 up", 2, ANSWERS + "Transport endpoint is not connected"),
    ("ip link add u0 type nonsense", 2, "Error: Unknown device type."),
    ("ip link set v0 address 01:00:00:00:00:01", 2, ANSWERS + "Cannot assign requested address"),
    ("ip link set v0 mtu 67", 2, "Error: mtu less than device minimum."),
    ("ip link set v0 name v1", 2, ANSWERS + "File exists"),
    ("ip link set nope up", 1, 'Cannot find device "nope"'),
    ("ip link set nope master nix", 255, 'Error: argument "nix" is wrong: Device does not exist\n'),
    ("ip link set v0 master v1", 2, ANSWERS + "Operation not supported"),
    ("ip link set lo master br0", 2, ANSWERS + "Invalid argument"),
    ("ip link set br1 master br0", 2, "Error: Can not enslave a bridge to a bridge."),
    ("ip link set v0 netns 99999", 2, ANSWERS + "No such process"),
    ("ip link set br0 netns n1", 2, "Error: The interface netns is immutable."),
    ("ip link set lo netns n1", 2, "Error: The interface netns is immutable."),
    ("ip link set v0 type bridge_slave hairpin on", 2, ANSWERS + "Operation not supported"),
    ("ip link set v0 type bridge ageing_time 0", 2, ANSWERS + "Operation not supported"),
    ("ip link set br0 type bridge hello_time 50", 2, ANSWERS + "Numerical result out of range"),
    ("ip link set br0 type bridge max_age 5000", 2, ANSWERS + "Numerical result out of range"),
    ("ip link set br0 type bridge vlan_filtering 1", 2, ANSWERS + "Operation not supported"),
    ("ip link del lo", 2, ANSWERS + "Operation not supported"),
    ("ip link del nope", 1, 'Cannot find device "nope"'),
    ("ip link show nope", 1, 'Device "nope" does not exist.'),
    ("ip link show master nope", 255, 'Error: argument "nope" is wrong: Device does not exist\n'),
]


@pytest.mark.parametrize(("line", "exit_code", "text"), REFUSALS)
def test_a_refusal_has_the_kernel_s_words_and_the_tool_s_exit_code(
    network: Network, line: str, exit_code: int, text: str
) -> None:
    before = sorted(device.name for device in network.host.devices.values())
    result = run(network, line)
    assert (result.exit_code, result.stderr, result.stdout) == (exit_code, text + "\n", "")
    assert sorted(device.name for device in network.host.devices.values()) == before


def test_a_name_in_use_where_a_device_is_to_go_is_refused_unless_it_gets_another(network: Network) -> None:
    extend(network, "ip -n n1 link add v0 type bridge")
    refusal = run(network, "ip link set v0 netns n1").stderr
    assert refusal == "Error: An interface with the same name exists in the target netns.\n"
    extend(network, "ip link set v0 netns n1 name other")
    assert namespace(network, "n1").device("other") is not None


@pytest.mark.parametrize("kind", ["vxlan", "macvlan", "vlan", "ipvlan", "bond"])
def test_a_kind_of_device_that_is_not_modelled_is_named(network: Network, kind: str) -> None:
    result = run(network, f"ip link add x0 type {kind}")
    assert result.exit_code == 2
    assert f"type {kind} is not modelled" in result.stderr
    assert result.stderr.count("\n") == 1


def test_names_are_chosen_by_the_kernel_where_none_is_given() -> None:
    network = build("ip link add type veth\nip link add type bridge\nip link add q%d type bridge")
    assert [device.name for device in network.host.devices.values()] == ["lo", "veth0", "veth1", "bridge0", "q0"]


def test_a_peer_that_is_not_spoken_of_is_made_like_the_first_end() -> None:
    network = build("ip link add v0 mtu 1400 type veth\nip link add w0 mtu 1400 type veth peer name w1")
    assert [host_device(network, name).mtu for name in ("v0", "veth0", "w0", "w1")] == [1400, 1400, 1400, 1500]


def test_a_link_and_its_other_end_here_or_elsewhere(network: Network) -> None:
    extend(network, "ip link set v0 address 02:00:00:00:00:01")
    line = "3: v0@v1: <BROADCAST,MULTICAST,M-DOWN> mtu 1500 qdisc noop state DOWN"
    address = "    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff"
    shown = run(network, "ip link show v0").stdout
    assert shown == f"{line} mode DEFAULT group default qlen 1000\n{address}\n"
    extend(network, "ip link set v1 netns n1\nip link set v0 up")
    line = "3: v0@if2: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state LOWERLAYERDOWN"
    shown = run(network, "ip link show v0").stdout
    assert shown == f"{line} mode DEFAULT group default qlen 1000\n{address} link-netns n1\n", "no event came since"
    assert "link-netnsid 0" in run(network, "ip -n n1 link show v1").stdout
    assert run(network, "ip -br link show v0").stdout == (
        "v0@if2           LOWERLAYERDOWN 02:00:00:00:00:01 <NO-CARRIER,BROADCAST,MULTICAST,UP> \n"
    )


def test_flags_and_words_that_the_user_sets(network: Network) -> None:
    extend(network, "ip link set v0 address 02:00:00:00:00:01 broadcast 02:ff:ff:ff:ff:ff txqueuelen 5 alias hello")
    extend(network, "ip link set v0 arp off multicast off promisc on allmulticast on")
    assert run(network, "ip link show v0").stdout == (
        "3: v0@v1: <BROADCAST,NOARP,ALLMULTI,PROMISC,M-DOWN> mtu 1500 qdisc noop state DOWN mode DEFAULT group default "
        "qlen 5\n    link/ether 02:00:00:00:00:01 brd 02:ff:ff:ff:ff:ff\n    alias hello\n"
    )


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ("", ["lo", "v1", "v0", "br0", "br1"]),
        ("type veth", ["v1", "v0"]),
        ("type bridge", ["br0", "br1"]),
        ("type bridge_slave", ["v0"]),
        ("type nonsense", []),
        ("master br0", ["v0"]),
        ("master br1", []),
        ("nomaster", ["lo", "v1", "br0", "br1"]),
        ("up", ["lo", "br0"]),
        ("dev v0", ["v0"]),
    ],
)
def test_what_is_shown_is_selected(network: Network, selection: str, names: list[str]) -> None:
    extend(network, "ip link set lo up\nip link set br0 up\nip link set v0 master br0")
    lines = run(network, f"ip -o link show {selection}").stdout.splitlines()
    assert [line.split(": ")[1].split("@")[0] for line in lines] == names


def test_counters_stand_under_their_headings(network: Network) -> None:
    extend(network, "ip netns add a\nip link add e type veth peer name f netns a")
    extend(network, "ip link set e up\nip -n a link set f up")
    extend(network, "ip addr add 10.0.0.1/24 dev e\nip -n a addr add 10.0.0.2/24 dev f\nping -c1 10.0.0.2")
    assert run(network, "ip -s link show e").stdout.splitlines()[2:] == [
        "    RX:  bytes packets errors dropped  missed   mcast           ",
        "           140       2      0       0       0       0 ",
        "    TX:  bytes packets errors dropped carrier collsns           ",
        "           140       2      0       0       0       0 ",
    ]


def test_details_tell_a_port_s_and_a_bridge_s_settings(network: Network) -> None:
    extend(network, "ip link set v0 master br0")
    shown = run(network, "ip -d link show v0").stdout
    assert "promiscuity 1  allmulti 1 minmtu 68 maxmtu 65535 \n    veth \n    bridge_slave state disabled" in shown
    assert "bridge forward_delay 1500 hello_time 200" in run(network, "ip -d link show br0").stdout


def test_json_has_an_empty_object_for_what_the_tool_itself_leaves_out(network: Network) -> None:
    rows = json.loads(run(network, "ip -j link show up").stdout)
    assert rows == [{}, {}, {}, {}, {}]
    (row,) = json.loads(run(network, "ip -j -d link show br0").stdout)
    assert row["linkinfo"]["info_data"]["ageing_time"] == 30000
    assert '"hello_timer":0.00,' in run(network, "ip -j -d link show br0").stdout


def test_asking_for_one_device_settles_its_state() -> None:
    network = build("ip link add br0 address 02:00:00:00:00:01 type bridge\nip link set br0 up")
    network.clock.run_until(network.clock.now + 5 * SECOND)
    extend(network, "ip link add v0 type veth peer name v1\nip link set v1 up\nip link set v0 up master br0")
    network.clock.run_until(network.clock.now + 5 * SECOND)
    extend(network, "ip link set v1 down")
    assert "br0              UP" in run(network, "ip -br link").stdout
    assert "br0              DOWN" in run(network, "ip -br link show br0").stdout
