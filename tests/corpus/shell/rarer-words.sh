# routes and addresses with their rarer words: scope, tos, proto, mtu, noprefixroute, local and broadcast by hand
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.83.0.1/24 dev a0
ip -n b addr add 10.83.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a route add 10.83.1.0/24 dev a0 scope link proto static
ip -n a route add to 10.83.2.0/24 via 10.83.0.2 metric 10 mtu 1300
ip -n a route add 10.83.3.0/24 via 10.83.0.2
ip -n a route add 10.83.4.0/24 via 10.83.0.2 tos 0x08
ip -n a route add 10.83.4.0/24 via 10.83.0.2 dsfield 0x10
ip -n a route add 10.83.5/24 via 10.83.0.2
ip -n a route add 10.83.6.7 dev a0
ip -n a route add unicast 10.83.7.0/24 via 10.83.0.2
ip -n a route add local 10.83.8.0/24 dev lo
ip -n a route add broadcast 10.83.9.255 dev a0
ip -n a route
ip -n a -d route
ip -n a route show table all
ip -n a route show scope link
ip -n a route show proto static
ip netns exec a ping -c1 -W1 10.83.8.1
ip -n a link set lo up
ip netns exec a ping -c1 -W1 10.83.8.1
ip -n a addr add 10.83.10.1/24 dev a0
ip -n a addr add 10.83.11.1/24 dev a0 noprefixroute
ip -n a addr show a0
ip -n a route show dev a0
ip -n a route del 10.83.4.0/24
ip -n a route del 10.83.4.0/24 tos 0x10
ip -n a route show 10.83.4.0/24
ip -n a route flush proto static
ip -n a route flush 10.83.2.0/24
ip -n a route flush root 10.83.0.0/16
ip -n a route
