"""Networks built by the system's own tools, each with something wrong: where a ping is sent, and why it fails.

The healthy network: namespaces red (10.0.0.1) and blue (10.0.0.2) on the host's bridge br0 (10.0.0.254), and out
(10.9.0.2) behind the host's up0; the host forwards.
"""

from __future__ import annotations

from dataclasses import dataclass

HEALTHY = """
set -e
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
sysctl -qw net.ipv4.ip_forward=1
sysctl -qw net.bridge.bridge-nf-call-iptables=0 2>/dev/null || true
ip link set lo up
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.0.0.254/24 dev br0
for name in red blue out; do
  ip netns add $name
  ip netns exec $name sysctl -qw net.ipv6.conf.all.disable_ipv6=1
  ip -n $name link set lo up
done
number=1
for name in red blue; do
  ip link add $name-h type veth peer name eth0 netns $name
  ip link set $name-h master br0
  ip link set $name-h up
  ip -n $name addr add 10.0.0.$number/24 dev eth0
  ip -n $name link set eth0 up
  ip -n $name route add default via 10.0.0.254
  number=$((number + 1))
done
ip link add up0 type veth peer name eth0 netns out
ip addr add 10.9.0.1/24 dev up0
ip link set up0 up
ip -n out addr add 10.9.0.2/24 dev eth0
ip -n out link set eth0 up
ip -n out route add 10.0.0.0/24 via 10.9.0.1
"""


@dataclass(frozen=True, slots=True)
class WhyLab:
    """``fault`` is what is done to the healthy network; ``cause`` the code that is to be named."""

    name: str
    fault: str
    cause: str
    destination: str = "10.0.0.2"
    origin: str = "red"
    options: tuple[str, ...] = ()


LABS = (
    WhyLab("bridge-missing-a-port", "ip link set blue-h nomaster", "neighbour-unresolved"),
    WhyLab(
        "forward-drop-as-docker-sets-it",
        """
        sysctl -qw net.bridge.bridge-nf-call-iptables=1
        iptables -N DOCKER-USER
        iptables -N DOCKER
        iptables -P FORWARD DROP
        iptables -A FORWARD -j DOCKER-USER
        iptables -A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        iptables -A FORWARD -o docker0 -j DOCKER
        iptables -A FORWARD -i docker0 ! -o docker0 -j ACCEPT
        iptables -A DOCKER-USER -j RETURN
        iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
        """,
        "dropped-by-policy",
    ),
    WhyLab(
        "wrong-gateway",
        "ip -n red route replace default via 10.0.0.253",
        "neighbour-unresolved",
        destination="10.9.0.2",
    ),
    WhyLab(
        "rp-filter",
        """
        ip link add red2-h type veth peer name eth1 netns red
        ip addr add 10.1.0.254/24 dev red2-h
        ip link set red2-h up
        ip -n red addr add 10.1.0.1/24 dev eth1
        ip -n red link set eth1 up
        ip -n red route replace default via 10.1.0.254 src 10.0.0.1
        sysctl -qw net.ipv4.conf.all.rp_filter=1
        """,
        "rp-filter",
        destination="10.9.0.2",
    ),
    WhyLab(
        "masquerade-on-the-wrong-subnet",
        """
        ip -n out route del 10.0.0.0/24
        iptables -t nat -A POSTROUTING -s 10.0.9.0/24 -o up0 -j MASQUERADE
        """,
        "source-not-translated",
        destination="10.9.0.2",
    ),
    WhyLab(
        "permanent-neighbour-wrong",
        "ip -n red neigh add 10.0.0.2 lladdr 02:de:ad:be:ef:01 dev eth0 nud permanent",
        "wrong-neighbour",
    ),
    WhyLab(
        "mtu-too-small",
        "ip link set up0 mtu 1000",
        "too-big",
        destination="10.9.0.2",
        options=("-s", "1400", "-M", "do"),
    ),
    WhyLab("policy-rule", "ip rule add from 10.0.0.1 prohibit priority 100", "route-forbids", destination="10.9.0.2"),
    WhyLab("blackhole", "ip route add blackhole 10.9.0.2/32", "route-forbids", destination="10.9.0.2"),
    WhyLab("link-down", "ip -n blue link set eth0 down", "neighbour-unresolved"),
    WhyLab("no-carrier", "ip link set blue-h down", "no-carrier", origin="blue", destination="10.0.0.1"),
    WhyLab("ip-forward-off", "sysctl -qw net.ipv4.ip_forward=0", "forwarding-off", destination="10.9.0.2"),
    WhyLab("no-route-back", "ip -n out route del 10.0.0.0/24", "no-way-back", destination="10.9.0.2"),
    WhyLab("output-reject", "ip netns exec red iptables -A OUTPUT -d 10.0.0.0/24 -j REJECT", "rejected-by-rule"),
    WhyLab("echo-ignored", "ip netns exec blue sysctl -qw net.ipv4.icmp_echo_ignore_all=1", "echo-ignored"),
    WhyLab("duplicate-address", "ip -n blue addr add 10.0.0.1/24 dev eth0", "martian"),
    WhyLab("no-default-route", "ip -n red route del default", "no-route", destination="10.9.0.2"),
    WhyLab(
        "wrong-netmask",
        """
        ip -n blue addr flush dev eth0
        ip -n blue addr add 10.0.0.200/24 dev eth0
        ip -n red addr flush dev eth0
        ip -n red addr add 10.0.0.1/25 dev eth0
        """,
        "no-route",
        destination="10.0.0.200",
    ),
    WhyLab(
        "address-on-the-wrong-interface",
        """
        ip -n blue addr flush dev eth0
        ip link add blue2-h type veth peer name eth1 netns blue
        ip link set blue2-h up
        ip -n blue link set eth1 up
        ip -n blue addr add 10.0.0.2/24 dev eth1
        """,
        "neighbour-unresolved",
    ),
    WhyLab(
        "fdb-entry-on-the-wrong-port",
        """
        mac=$(ip netns exec blue cat /sys/class/net/eth0/address)
        bridge fdb replace $mac dev red-h master static sticky
        """,
        "port-blocked",
    ),
    WhyLab(
        "isolated-ports",
        "bridge link set dev red-h isolated on; bridge link set dev blue-h isolated on",
        "neighbour-unresolved",
    ),
    WhyLab("arp-ignored", "ip netns exec blue sysctl -qw net.ipv4.conf.all.arp_ignore=8", "arp-not-answered"),
    WhyLab("bridge-down", "ip link set br0 down", "port-blocked"),
    WhyLab(
        "input-drop-in-a-chain-of-its-own",
        """
        ip netns exec blue iptables -N GUARD
        ip netns exec blue iptables -A INPUT -p icmp -j GUARD
        ip netns exec blue iptables -A GUARD -m comment --comment "no pings, please" -j DROP
        """,
        "dropped-by-rule",
    ),
)
