"""What a person types and how it is printed back: shortened words in iproute2's order, any order of arguments."""

from __future__ import annotations

import pytest

from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.tools.vocabulary.parse import format_command

IDENTITY = """
ip a                                      | ip addr show
ip addr sh dev eth0                       | ip addr show dev eth0
ip ad                                     | ip addr show
ip a a 10.1/16 dev eth0                   | ip addr add 10.1.0.0/16 dev eth0
ip add add dev eth0 10.0.0.1/255.255.255.0 | ip addr add 10.0.0.1/24 dev eth0
ip a d 10.0.0.1/24 dev eth0               | ip addr del 10.0.0.1/24 dev eth0
ip a del 10.0.0.1 dev eth0                | ip addr del 10.0.0.1 dev eth0
ip a add 10.0.0.1/24 brd + dev eth0       | ip addr add 10.0.0.1/24 broadcast + dev eth0
ip a f eth0                               | ip addr flush dev eth0
ip l                                      | ip link show
ip l s up dev eth0                        | ip link set dev eth0 up
ip link set eth0 up mtu 1400              | ip link set dev eth0 mtu 1400 up
ip l sh                                   | ip link show
ip link list type veth                    | ip link show type veth
ip link add v0 type veth peer v1          | ip link add dev v0 type veth peer name v1
ip link add name v0 type veth peer name v1 netns b address 2:0:0:0:0:1 | ip link add dev v0 type veth peer name v1 \
address 02:00:00:00:00:01 netns b
ip link add dev br0 ty bridge ageing 100 st 1 | ip link add dev br0 type bridge ageing_time 100 stp_state 1
ip li set v0 ma br0                       | ip link set dev v0 master br0
ip link set v0 nom                        | ip link set dev v0 nomaster
ip link set v0 name v9                    | ip link set dev v0 name v9
ip link del v0                            | ip link del dev v0
ip link set v0 type bridge_slave hairpin on | ip link set dev v0 type bridge_slave hairpin on
ip r                                      | ip route show
ip ro a default via 10.0.0.1              | ip route add default via 10.0.0.1
ip r add 0/0 via 10.0.0.1                 | ip route add 0.0.0.0/0 via 10.0.0.1
ip r add dev eth0 via 10.0.0.1 10/8 metric 5 | ip route add 10.0.0.0/8 via 10.0.0.1 dev eth0 metric 5
ip route add blackhole 10.1/16            | ip route add blackhole 10.1.0.0/16
ip route add to unr 10.1.2.3              | ip route add unreachable 10.1.2.3/32
ip r add 10/8 proto static scope link table 100 dev eth0 | ip route add 10.0.0.0/8 dev eth0 table 100 scope link \
proto static
ip r add default nexthop via 10.0.0.1 nexthop dev eth1 weight 3 | ip route add default nexthop via 10.0.0.1 nexthop \
dev eth1 weight 3
ip r d 10/8                               | ip route del 10.0.0.0/8
ip r ls t all                             | ip route show table all
ip r g 8.8.8.8 f 10.0.0.1 i eth0          | ip route get 8.8.8.8 from 10.0.0.1 iif eth0
ip ru                                     | ip rule show
ip ru add from 10.0.0.0/24 lookup 100 pref 50 | ip rule add from 10.0.0.0/24 priority 50 table 100
ip ru add fwmark 1/0xf table local        | ip rule add fwmark 0x1/0xf table local
ip n                                      | ip neigh show
ip ne add 10.0.0.9 lladdr 02:0:0:0:0:1 dev eth0 nud perm | ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:01 nud \
permanent dev eth0
ip neighbour flush dev eth0               | ip neigh flush dev eth0
ip netn                                   | ip netns list
ip netns a blue                           | ip netns add blue
ip netns exe blue ip a                    | ip netns exec blue ip addr show
ip -n blue a                              | ip -n blue addr show
ip -netns blue -br -4 link                | ip -n blue -4 -br link show
ip -s -s -d l                             | ip -s -s -d link show
ip --json --pretty route                  | ip -j -p route show
ip -c a                                   | ip -c addr show
ip -color=never a                         | ip -c=never addr show
ip -all netns del                         | ip -all netns del
sudo ip a                                 | ip addr show
sudo -E /sbin/ip a                        | ip addr show
bridge l                                  | bridge link show
bridge link set dev p0 hairpin on master  | bridge link set dev p0 hairpin on
bridge f s br br0                         | bridge fdb show br br0
bridge fdb add 2:0:0:0:0:1 dev p0 mas st  | bridge fdb add 02:00:00:00:00:01 dev p0 master static
bridge -n blue fdb                        | bridge -n blue fdb show
sysctl --write net.ipv4.ip_forward=1      | sysctl -w net.ipv4.ip_forward=1
sysctl net/ipv4/ip_forward                | sysctl net/ipv4/ip_forward
echo 1 > /proc/sys/net/ipv4/ip_forward    | echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 | sudo tee /proc/sys/net/ipv4/ip_forward | echo 1 | tee /proc/sys/net/ipv4/ip_forward
ip netns exec b sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward' | ip netns exec b sh -c \
'echo 1 > /proc/sys/net/ipv4/ip_forward'
bash -c "ping -c 1 10.0.0.1"              | ping -c 1 10.0.0.1
ping -c1 -W1 10.0.0.1                     | ping -c 1 -W 1 10.0.0.1
ping 10.0.0.1 -nqc 3 -i.2                 | ping -n -q -c 3 -i 0.2 10.0.0.1
traceroute -nI -q1 -w1 10.0.0.1           | traceroute -I -n -w 1 -q 1 10.0.0.1
route -n                                  | route -n
route add -net 10.0.0.0 netmask 255.0.0.0 gw 10.1.1.1 | route add -net 10.0.0.0 netmask 255.0.0.0 gw 10.1.1.1
route add default gw 10.0.0.1 eth0        | route add default gw 10.0.0.1 dev eth0
arp -an                                   | arp -n -a
arp -s 10.0.0.9 2:0:0:0:0:1               | arp -s 10.0.0.9 02:00:00:00:00:01
ifconfig eth0 10.0.0.1/24 up              | ifconfig eth0 10.0.0.1/24 up
conntrack -L -p udp -s 10.0.0.1           | conntrack -L --proto=udp --orig-src=10.0.0.1
iptables -t nat -L -n -v                  | iptables -t nat -L -n -v
iptables --append INPUT --protocol icmp --jump DROP | iptables -A INPUT -p icmp -j DROP
nsenter -n/run/netns/b ip a               | nsenter --net=/run/netns/b ip addr show
timeout 1m ping 10.0.0.1                  | timeout 60 ping 10.0.0.1
sleep 1 .5                                | sleep 1.5
"""


def _cases() -> list[tuple[str, str]]:
    rows = [row.split("|", 1) if row.count("|") == 1 else _split(row) for row in IDENTITY.strip().splitlines()]
    return [(typed.strip(), printed.strip()) for typed, printed in rows if printed.strip()]


def _split(row: str) -> list[str]:
    """A row with pipes of its own: both halves have one."""
    parts = row.split("|")
    half = len(parts) // 2
    return ["|".join(parts[:half]), "|".join(parts[half:])]


@pytest.mark.parametrize(("typed", "printed"), _cases())
def test_a_line_is_printed_back_in_full(typed: str, printed: str) -> None:
    assert format_command(parse_line(typed)) == printed


@pytest.mark.parametrize(("typed", "printed"), _cases())
def test_the_full_line_means_the_same(typed: str, printed: str) -> None:
    assert parse_line(typed) == parse_line(printed)
