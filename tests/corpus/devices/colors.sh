# Colours
ip netns add ns1
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns ns1
ip addr add 10.0.0.1/24 brd + dev va
ip addr add 10.0.2.1 peer 10.0.2.2/32 dev va
ip link set va up
ip route add 10.5.0.0/16 via 10.0.0.9 src 10.0.0.1 metric 5
ip route add 10.6.0.0/16 nexthop via 10.0.0.9 nexthop via 10.0.0.8
ip -c route
ip -c rule
ip rule add from 10.0.0.0/8 to 1.1.1.1 iif va fwmark 5 table 100
ip -c rule
ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:05 dev va
ip neigh add 10.0.0.8 nud failed dev va
ip neigh add 10.0.0.7 lladdr 02:00:00:00:00:05 dev va nud stale
ip -c neigh
ip -c route get 1.1.1.1
ip -c route get 10.0.0.1
ip -c -4 addr
ip -4 -j addr show va
ip -j addr show to 10.0.0.0/24
