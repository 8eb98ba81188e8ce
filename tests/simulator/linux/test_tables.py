"""The kernel's tables: filled, in order, and the only way upward; a kind of device needs its record only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pingproof.simulator.linux
from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.linux.core.dev import PACKET_TYPES, netdev_rx_handler_register
from pingproof.simulator.linux.core.link_ops import LINK_OPS, LinkOps
from pingproof.simulator.linux.core.neighbour import NEIGH_OPS
from pingproof.simulator.linux.core.net_namespace import PERNET, PernetOperations
from pingproof.simulator.linux.core.netfilter import HOOKS
from pingproof.simulator.linux.core.notifier import NETDEV_NOTIFIERS
from pingproof.simulator.linux.core.register import unregister_netdevice
from pingproof.simulator.linux.ipv4.devinet import INETADDR_NOTIFIERS
from pingproof.simulator.linux.ipv4.protocol import INET_PROTOCOLS
from pingproof.simulator.network import Network
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.wire.ethernet import EtherType
from pingproof.simulator.wire.ipv4 import IpProtocol
from tests.simulator.labs import build, run

FOLDERS = ("core", "ipv4", "ipv6", "netfilter", "bridge", "drivers", "sysctl")
BELOW: dict[str, set[str]] = {
    "core": set(),
    "ipv4": {"core"},
    "ipv6": {"core", "ipv4"},
    "drivers": {"core", "ipv4", "ipv6"},
    "netfilter": {"core", "ipv4"},
    "bridge": {"core", "ipv4", "ipv6", "netfilter"},
    "sysctl": {"core", "ipv4", "ipv6", "netfilter", "bridge", "drivers"},
}
"""What each folder of the stack may import of the others while it runs."""
PACKAGE = "pingproof.simulator.linux."


def _imported_folders(node: ast.AST) -> set[str]:
    """The stack's folders that a module imports when it runs: not for its types' sake alone."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return set()
    names: list[str] = []
    if isinstance(node, ast.ImportFrom) and node.module:
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    elif isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    found = {name.removeprefix(PACKAGE).partition(".")[0] for name in names if name.startswith(PACKAGE)}
    return found.union(*map(_imported_folders, ast.iter_child_nodes(node)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_the_stack_reaches_what_is_above_through_tables_only(folder: str) -> None:
    root = Path(pingproof.simulator.linux.__path__[0]) / folder
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in root.rglob("*.py")}
    wrong = {name: _imported_folders(tree) - BELOW[folder] - {folder} for name, tree in trees.items()}
    assert {name: folders for name, folders in wrong.items() if folders} == {}


def test_each_kind_s_record_stands_under_its_kind() -> None:
    assert {DeviceKind.LOOPBACK, DeviceKind.VETH, DeviceKind.DUMMY, DeviceKind.BRIDGE} <= set(LINK_OPS)
    assert all(ops.kind is kind for kind, ops in LINK_OPS.items())


def test_who_is_told_of_a_device_or_an_address_first() -> None:
    assert [function.__name__ for function in NETDEV_NOTIFIERS] == [
        "arp_netdev_event",
        "inetdev_event",
        "igmp_netdev_event",
        "fib_netdev_event",
        "addrconf_notify",
        "masq_device_event",
        "br_device_event",
    ]
    assert [function.__name__ for function in INETADDR_NOTIFIERS] == ["fib_inetaddr_event", "masq_inet_event"]


def test_every_protocol_has_its_entry() -> None:
    assert set(PACKET_TYPES) == {EtherType.ARP, EtherType.IPV4}
    assert set(INET_PROTOCOLS) == {IpProtocol.ICMP, IpProtocol.UDP}
    assert set(NEIGH_OPS) == {4}


def test_hooks_stand_in_order_of_priority() -> None:
    for hook in Hook:
        priorities = [ops.priority for ops in HOOKS if hook in ops.hooks]
        assert priorities == sorted(priorities)
        assert priorities


def test_a_namespace_begins_with_what_each_layer_keeps_and_lo_and_ends_in_reverse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    first = PernetOperations(
        lambda namespace: seen.append(f"first has {len(namespace.devices)}"),
        lambda namespace: seen.append(f"first rtnl {len(namespace.devices)}"),
        lambda namespace: seen.append(f"first exit {len(namespace.devices)}"),
    )
    last = PernetOperations(
        lambda namespace: seen.append(f"last has {len(namespace.devices)}"),
        lambda namespace: seen.append(f"last rtnl {len(namespace.devices)}"),
        lambda namespace: seen.append(f"last exit {len(namespace.devices)}"),
    )
    monkeypatch.setattr("pingproof.simulator.linux.core.net_namespace.PERNET", [first, *PERNET, last])
    build("ip netns add a\nip -n a link add br0 type bridge\nip -n a link add d0 type dummy\nip netns del a\nsleep 1\n")
    assert seen[-6:] == [
        "first has 0",
        "last has 1",
        "last rtnl 3",
        "first rtnl 2",  # the bridge has gone
        "last exit 2",
        "first exit 0",
    ]


def test_one_kind_only_sees_a_device_s_frames_first() -> None:
    network = build("ip link add br0 type bridge\nip link add d0 type dummy\nip link set d0 master br0\n")
    device = network.host.device("d0")
    assert device is not None
    assert device.rx_handler is DeviceKind.BRIDGE
    with pytest.raises(KernelError) as refusal:
        netdev_rx_handler_register(device, DeviceKind.MACVLAN, None)
    assert refusal.value.errno is Errno.EBUSY
    run(network, "ip link set d0 nomaster")
    assert device.rx_handler is None


class TestNewKind:
    """A kind that brings only its record."""

    @pytest.fixture
    def network(self, monkeypatch: pytest.MonkeyPatch) -> Network:
        record = LinkOps(DeviceKind.NLMON, dellink=unregister_netdevice, min_mtu=100, max_mtu=2000)
        monkeypatch.setitem(LINK_OPS, DeviceKind.NLMON, record)
        return build("ip link add type nlmon\nip link add n1 mtu 900 type nlmon\n")

    def test_is_refused_by_name_without_its_record(self) -> None:
        result = run(build(""), "ip link add n1 type nlmon")
        assert (result.exit_code, "nlmon" in result.stderr) == (2, True)

    def test_is_added_and_listed(self, network: Network) -> None:
        assert "nlmon0: <BROADCAST,MULTICAST> mtu 1500" in run(network, "ip link show").stdout
        assert "n1: <BROADCAST,MULTICAST> mtu 900" in run(network, "ip link show type nlmon").stdout

    def test_has_its_own_limits(self, network: Network) -> None:
        assert "mtu less than device minimum" in run(network, "ip link set n1 mtu 99").stderr
        assert "mtu greater than device maximum" in run(network, "ip link add n2 mtu 2001 type nlmon").stderr

    def test_carries_addresses_and_swallows_packets(self, network: Network) -> None:
        for line in (
            "ip link set lo up",
            "ip link set n1 up",
            "ip addr add 10.0.0.1/24 dev n1",
            "ping -c1 -W1 10.0.0.1",
        ):
            assert run(network, line).ok
        assert run(network, "ping -c1 -W1 10.0.0.2").exit_code == 1
        assert "10.0.0.0/24 dev n1" in run(network, "ip route").stdout

    def test_is_a_bridge_s_port_no_master_and_moves(self, network: Network) -> None:
        assert run(network, "ip link add br0 type bridge").ok
        assert run(network, "ip link set n1 master br0").ok
        assert not run(network, "ip link set br0 master nlmon0").ok
        assert run(network, "ip netns add a").ok
        assert run(network, "ip link set n1 netns a").ok
        assert "n1" in run(network, "ip -n a link show").stdout

    def test_is_in_a_copy_and_is_deleted(self, network: Network) -> None:
        copy = network.copy()
        assert run(network, "ip link del n1").ok
        assert "n1" not in run(network, "ip link show").stdout
        assert "n1" in run(copy, "ip link show").stdout
