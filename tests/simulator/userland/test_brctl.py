"""``brctl``: its words for what it did and could not do."""

from __future__ import annotations

import pytest

from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, host_device, run


@pytest.fixture
def network() -> Network:
    return build(
        "brctl addbr br0\nip link add v0 address 02:00:00:00:00:01 type veth peer name v1\n"
        "ip link add w0 address 02:00:00:00:00:02 type veth peer name w1\nbrctl addif br0 w0 v0"
    )


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("brctl addbr br0", "device br0 already exists; can't create bridge with the same name"),
        ("brctl addif br0 nope", "interface nope does not exist!"),
        ("brctl addif nope v1", "bridge nope does not exist!"),
        ("brctl addif br0 v0", "device v0 is already a member of a bridge; can't add it to bridge br0."),
        ("brctl addif br0 br0", "device br0 is a bridge device itself; can't add a bridge device to a bridge device."),
        ("brctl addif br0 lo", "can't add lo to bridge br0: Invalid argument"),
        ("brctl addif v0 w1", "can't add w1 to bridge v0: Operation not supported"),
        ("brctl delif br0 v1", "device v1 is not a port of br0"),
        ("brctl hairpin br0 v0 maybe", "expect on/off for argument"),
        ("brctl hairpin br0 v1 on", "can't set v1 to hairpin on bridge br0: No such file or directory"),
        ("brctl stp nope on", "set stp status failed: No such device"),
        ("brctl setageing br0 abc", "bad ageing time value"),
        ("brctl sethello br0 0", "set hello timer failed: Numerical result out of range"),
        ("brctl setportprio br0 v0 100", "set port priority failed: Numerical result out of range"),
        ("brctl setpathcost br0 v0 0", "set path cost failed: Numerical result out of range"),
        ("brctl show nope", "bridge nope does not exist!"),
        ("brctl show v0", "device v0 is not a bridge!"),
        ("brctl showmacs nope", "read of forward table failed: No such device"),
        ("brctl delbr nope", "bridge nope doesn't exist; can't delete it"),
        ("brctl delbr v0", "can't delete bridge v0: Operation not permitted"),
    ],
)
def test_refusals(network: Network, line: str, text: str) -> None:
    result = run(network, line)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", text + "\n")


def test_bridges_and_ports_are_listed_by_name(network: Network) -> None:
    extend(network, "brctl addbr a0\nbrctl stp br0 on")
    assert run(network, "brctl show").stdout == (
        "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n"
        "a0\t\t8000.000000000000\tno\t\t\n"
        "br0\t\t8000.020000000001\tyes\t\tv0\n\t\t\t\t\t\t\tw0\n"
    )


def test_without_bridges_nothing_is_listed() -> None:
    assert run(Network(), "brctl show").stdout == ""


def test_a_bridge_must_be_down_to_be_deleted(network: Network) -> None:
    extend(network, "ip link set br0 up")
    assert run(network, "brctl delbr br0").stderr == "bridge br0 is still up; can't delete it\n"
    extend(network, "ip link set br0 down\nbrctl delbr br0")
    assert host_device(network, "v0").master is None


def test_the_addresses_of_the_ports_are_local(network: Network) -> None:
    assert run(network, "brctl showmacs br0").stdout == (
        "port no\tmac addr\t\tis local?\tageing timer\n"
        "  2\t02:00:00:00:00:01\tyes\t\t   0.00\n"
        "  1\t02:00:00:00:00:02\tyes\t\t   0.00\n"
    )


def test_a_name_that_is_too_long_is_cut() -> None:
    assert build("brctl addbr averyveryverylongname").host.device("averyveryverylo") is not None


def test_the_spanning_tree_s_view_of_a_port(network: Network) -> None:
    shown = run(network, "brctl showstp br0").stdout
    assert "v0 (2)\n port id\t\t8002\t\t\tstate\t\t       disabled\n" in shown
    assert " designated bridge\t8000.020000000001\tmessage age timer\t   0.00\n" in shown
