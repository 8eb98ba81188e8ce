# addresses that share a subnet, a source or a broadcast address: which rows stay when one of them goes
ip link set lo up
ip link add e0 type veth peer name p0
ip link set e0 up
ip link set p0 up
# one address with two prefixes: the broadcast rows that both ask for stay
ip addr add 10.108.0.200/24 dev e0
ip addr add 10.108.0.200/25 dev e0
ip addr add 10.108.0.200/26 brd + dev e0
ip route show table local dev e0
ip addr del 10.108.0.200/24 dev e0
ip route show table local dev e0
ip addr del 10.108.0.200/25 dev e0
ip route show table local dev e0
ip addr flush dev e0
ip addr add 10.108.0.1/24 brd 10.108.0.255 dev e0
ip addr add 10.108.0.1/16 brd 10.108.255.255 dev e0
ip addr add 10.108.0.1/30 brd 10.108.0.0 dev e0
ip route show table local dev e0
ip route show dev e0
ip addr del 10.108.0.1/24 dev e0
ip route show table local dev e0
ip addr del 10.108.0.1/16 dev e0
ip route show table local dev e0
ip route show dev e0
ip addr del 10.108.0.1/30 dev e0
ip route show table local
# broadcast addresses said by hand: the network's own, another's
ip addr add 10.108.1.1/24 brd 10.108.1.0 dev e0
ip addr add 10.108.1.1/25 brd 10.108.1.127 dev e0
ip addr add 10.108.1.1/26 brd 10.108.1.255 dev e0
ip route show table local dev e0
ip addr del 10.108.1.1/25 dev e0
ip route show table local dev e0
ip addr del 10.108.1.1/24 dev e0
ip route show table local dev e0
ip addr flush dev e0
# secondaries of two subnets, one with the other's address, /31 and /32
ip addr add 10.108.2.1/24 brd + dev e0
ip addr add 10.108.2.2/24 brd + dev e0
ip addr add 10.108.3.1/24 brd + dev e0
ip addr add 10.108.2.2/25 brd + dev e0
ip addr add 10.108.2.1/25 brd + dev e0
ip addr add 10.108.2.3/25 brd 10.108.2.255 dev e0
ip addr add 10.108.2.4/31 dev e0
ip addr add 10.108.2.6/32 dev e0
ip addr show dev e0
ip route show table local dev e0
ip addr del 10.108.2.1/24 dev e0
ip addr show dev e0
ip route show table local dev e0
ip addr del 10.108.2.2/25 dev e0
ip addr show dev e0
ip route show table local dev e0
ip addr del 10.108.2.4/31 dev e0
ip addr del 10.108.2.6/32 dev e0
ip route show table local dev e0
# the same with promote_secondaries
ip addr flush dev e0
sysctl -w net.ipv4.conf.e0.promote_secondaries=1
ip addr add 10.108.2.1/24 brd + dev e0
ip addr add 10.108.2.2/24 brd + dev e0
ip addr add 10.108.2.3/24 brd 10.108.2.99 dev e0
ip addr add 10.108.2.1/25 brd + dev e0
ip addr add 10.108.2.5/25 brd 10.108.2.255 dev e0
ip addr del 10.108.2.1/24 dev e0
ip addr show dev e0
ip route show table local dev e0
ip route show dev e0
ip addr del 10.108.2.2/24 dev e0
ip route show table local dev e0
# addresses of the network 0.0.0.0, and one that is its own broadcast address
ip addr flush dev e0
ip addr add 0.0.0.5/24 dev e0
ip addr add 0.0.0.5/25 dev e0
ip addr add 10.108.4.1/24 brd 255.255.255.255 dev e0
ip addr add 10.108.4.1/25 brd 10.108.4.1 dev e0
ip route show table local dev e0
ip route show dev e0
ip addr del 0.0.0.5/25 dev e0
ip route show table local dev e0
ip addr del 0.0.0.5/24 dev e0
ip addr del 10.108.4.1/25 dev e0
ip route show table local dev e0
ip route show dev e0
# metrics that change: of a primary, of a secondary, of one without a route, of a device that is down
ip addr flush dev e0
ip addr add 10.108.5.1/24 dev e0
ip addr add 10.108.5.2/24 dev e0
ip addr add 10.108.6.1/24 dev e0 noprefixroute
ip addr add 10.108.7.1/32 dev e0
ip addr change 10.108.5.1/24 dev e0 metric 50
ip addr change 10.108.5.2/24 dev e0 metric 60
ip addr change 10.108.6.1/24 dev e0 metric 70 noprefixroute
ip addr change 10.108.7.1/32 dev e0 metric 80
ip addr show dev e0
ip route show dev e0
ip addr del 10.108.6.1/24 dev e0
ip route show table local dev e0
ip link set e0 down
ip addr change 10.108.5.1/24 dev e0 metric 90
ip addr add 10.108.8.1/24 dev e0
ip addr show dev e0
ip route show table local
ip link set e0 up
ip route show dev e0
# a device too narrow for IPv4 has no part in routing; a TOS with ECN bits
ip link set e0 mtu 67
ip link set e0 down
ip link set e0 up
ip addr show dev e0
ip route show table local
ip route add 10.200.0.0/16 dev e0
ip link set p0 down
ip link set p0 up
ip link set e0 mtu 1500
ip addr add 10.108.9.1/24 dev e0
ip route add 10.200.0.0/16 dev e0 tos 3
ip route add 10.200.0.0/16 dev e0 tos 0x10
ip route del 10.200.0.0/16 dev e0 tos 0x11
ip route del 10.200.0.0/16 dev e0 tos 0x10
# a device that ends with secondaries on it
ip addr add 10.108.9.2/24 dev e0
ip link del e0
ip route show table local
