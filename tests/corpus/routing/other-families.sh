# What ip -6 and ip -0 answer where IPv6 is off: an IPv4 address is no address there, and no IPv4 row is touched
ip link add va type veth peer name vb
ip link set vb up
ip link set va up
ip addr add 10.0.0.1/24 dev va
ip route add 10.1.0.0/24 via 10.0.0.2
ip -6 route add 10.2.0.0/24 dev va
ip -6 route replace default via 10.0.0.2
ip -6 route del 10.1.0.0/24
ip -6 route get 10.0.0.2
ip -6 route flush 10.1.0.0/24
ip -6 route flush
ip -6 route show 10.1.0.0/24
ip -6 route show table 7
ip -6 -j route show table 7
ip -6 route show table 253
ip -6 route show table local
ip -6 route show table all
ip -6 route show cache
ip -f inet6 route show dev va
ip -0 route add default dev va
ip -0 route get 10.0.0.2
ip -0 route flush all
ip -0 route show table 7
ip -6 rule add from 10.0.0.0/24 table 5
ip -6 rule del to 10.0.0.0/24
ip -6 rule flush from 10.0.0.0/24
ip -6 rule add
ip -6 rule
ip -0 rule add table 5
ip -0 rule del table 5
ip -0 rule flush
ip -family link rule add from 10.0.0.1 table 5
ip -6 neigh add 10.0.0.5 lladdr 02:00:00:00:00:01 dev va
ip -6 neigh show to 10.0.0.5
ip -6 neigh get 10.0.0.5 dev va
ip -6 neigh del 10.0.0.5 dev va
ip -6 neigh show
ip -0 neigh show
ip -6 addr add 10.0.0.3/24 dev va
ip -6 addr del 10.0.0.1/24 dev va
ip -6 addr add dev va
ip -6 addr del dev va
ip -6 addr flush dev va to 10.0.0.0/8
ip -6 addr show dev va
ip -0 addr add 10.0.0.3/24 dev va
ip -0 addr del dev va
ip -0 addr flush dev va
ip -6 -4 route add blackhole 10.3.0.0/16
ip -4 link show type bridge
ip route
ip rule
ip addr show dev va
