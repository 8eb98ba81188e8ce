"""What a write to a sysctl reaches (net/ipv4/devinet.c)."""

from __future__ import annotations

import pytest

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.network import Network
from tests.simulator.labs import build, extend, run

CONF = "net/ipv4/conf"


@pytest.fixture
def network() -> Network:
    return build("ip link add e0 type veth peer name p0")


def _value(network: Network, path: str) -> str:
    return sysctl_files.read(network.host, path)


def test_ip_forward_reaches_every_device_and_default_and_turns_redirects_off(network: Network) -> None:
    sysctl_files.write(network.host, "net/ipv4/ip_forward", "1\n")
    owners = ("all", "default", "lo", "e0", "p0")
    assert {_value(network, f"{CONF}/{owner}/forwarding") for owner in owners} == {"1"}
    assert _value(network, f"{CONF}/all/accept_redirects") == "0"
    assert _value(network, f"{CONF}/e0/accept_redirects") == "1"
    assert _value(network, f"{CONF}/e0/send_redirects") == "1"


def test_the_same_value_again_reaches_nobody(network: Network) -> None:
    sysctl_files.write(network.host, "net/ipv4/ip_forward", "1")
    sysctl_files.write(network.host, f"{CONF}/e0/forwarding", "0")
    sysctl_files.write(network.host, "net/ipv4/ip_forward", "1")
    assert _value(network, f"{CONF}/e0/forwarding") == "0"


def test_default_reaches_devices_that_nobody_touched(network: Network) -> None:
    sysctl_files.write(network.host, f"{CONF}/e0/rp_filter", "0")
    extend(network, "ip addr add 10.0.0.1/24 dev lo")
    sysctl_files.write(network.host, f"{CONF}/default/rp_filter", "2")
    assert [_value(network, f"{CONF}/{owner}/rp_filter") for owner in ("all", "e0", "lo", "p0")] == ["0", "0", "0", "2"]
    extend(network, "ip link add e1 type veth peer name p1")
    assert _value(network, f"{CONF}/e1/rp_filter") == "2"


def test_all_reaches_no_device(network: Network) -> None:
    sysctl_files.write(network.host, f"{CONF}/all/rp_filter", "1")
    assert _value(network, f"{CONF}/e0/rp_filter") == "0"


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("net/ipv4/ip_forward", "0x1", "1"),
        ("net/ipv4/ip_forward", " 010 \n", "8"),
        ("net/ipv4/ip_forward", "1 7", "1"),
        ("net/ipv4/ip_forward", "-1", "-1"),
        ("net/ipv4/ip_default_ttl", "32", "32"),
        ("net/ipv4/ping_group_range", "0 100", "0\t100"),
        ("net/ipv4/ping_group_range", "100 0", "1\t0"),
        ("net/ipv4/icmp_ratelimit", "5", "8"),
        ("net/bridge/bridge-nf-call-iptables", "7", "1"),
    ],
)
def test_how_a_text_is_read(network: Network, path: str, text: str, value: str) -> None:
    sysctl_files.write(network.host, path, text)
    assert _value(network, path) == value


@pytest.mark.parametrize(
    ("path", "text", "error"),
    [
        ("net/ipv4/ip_forward", "on", Errno.EINVAL),
        ("net/ipv4/ip_forward", "1x", Errno.EINVAL),
        ("net/ipv4/ip_forward", "99999999999", Errno.EINVAL),
        ("net/ipv4/ip_default_ttl", "0", Errno.EINVAL),
        ("net/ipv4/ip_default_ttl", "256", Errno.EINVAL),
        ("net/ipv4/icmp_echo_ignore_all", "2", Errno.EINVAL),
        ("net/ipv4/no_such_key", "1", Errno.ENOENT),
        ("net/ipv4/conf/nobody/rp_filter", "1", Errno.ENOENT),
        ("net/ipv4/neigh/default/gc_thresh3", "1", Errno.ENOENT),
        ("net/ipv4/conf/all/mc_forwarding", "1", Errno.EACCES),
        ("net/netfilter/nf_conntrack_count", "1", Errno.EACCES),
    ],
)
def test_what_is_refused(network: Network, path: str, text: str, error: Errno) -> None:
    with pytest.raises(KernelError) as refusal:
        sysctl_files.write(network.host, path, text)
    assert refusal.value.errno is error


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("net/ipv4/conf/all/bc_forwarding", "1"),
        ("net/ipv4/ip_nonlocal_bind", "1"),
        ("net/ipv6/conf/all/disable_ipv6", "0"),
        ("kernel/hostname", "x"),
    ],
)
def test_a_setting_that_could_change_a_packets_way_unmodelled_is_refused_by_name(
    network: Network, path: str, text: str
) -> None:
    with pytest.raises(NotModelled):
        sysctl_files.write(network.host, path, text)


def test_writing_what_is_there_already_is_no_change(network: Network) -> None:
    sysctl_files.write(network.host, "net/ipv4/ip_nonlocal_bind", "0")


def test_a_devices_name_with_a_dot(network: Network) -> None:
    extend(network, "ip link add a.b type veth peer name p1")
    assert run(network, "sysctl net.ipv4.conf.a/b.rp_filter").stdout == "net.ipv4.conf.a/b.rp_filter = 0\n"
    assert run(network, "sysctl net/ipv4/conf/a.b/rp_filter").stdout == "net.ipv4.conf.a/b.rp_filter = 0\n"


def test_a_copy_has_its_own_settings(network: Network) -> None:
    other = network.copy()
    sysctl_files.write(other.host, "net/ipv4/ip_forward", "1")
    assert _value(network, "net/ipv4/ip_forward") == "0"
