# several ways to one place: the way that has the source's address, gateways that are known to be silent,
# ways that go one by one, and a gateway that is itself behind several ways
ip netns add a
ip netns add r1
ip netns add r2
ip link add a1 type veth peer name x1
ip link set a1 netns a
ip link set x1 netns r1
ip -n a addr add 10.106.1.1/24 dev a1
ip -n r1 addr add 10.106.1.254/24 dev x1
ip -n a link set a1 up
ip -n r1 link set x1 up
ip link add a2 type veth peer name x2
ip link set a2 netns a
ip link set x2 netns r2
ip -n a addr add 10.106.2.1/24 dev a2
ip -n r2 addr add 10.106.2.254/24 dev x2
ip -n a link set a2 up
ip -n r2 link set x2 up
ip -n r1 link set lo up
ip -n r2 link set lo up
ip -n r1 addr add 10.99.0.1/32 dev lo
ip -n r2 addr add 10.99.0.1/32 dev lo
ip -n r1 addr add 10.99.0.2/32 dev lo
ip -n r2 addr add 10.99.0.2/32 dev lo
ip -n r1 route add 10.106.2.0/24 via 10.106.1.1
ip -n r2 route add 10.106.1.0/24 via 10.106.2.1
# a source that was chosen already prefers the way whose device has it
ip -n a route add 10.99.0.0/24 nexthop via 10.106.1.254 nexthop via 10.106.2.254 weight 20
ip -n a route get 10.99.0.1 from 10.106.1.1
ip -n a route get 10.99.0.2 from 10.106.1.1
ip -n a route get 10.99.0.3 from 10.106.1.1
ip -n a route get 10.99.0.1 from 10.106.2.1
ip -n a route get 10.99.0.2 from 10.106.2.1
ip -n a route get 10.99.0.1 oif a2
ip -n a route get 10.99.0.1 from 10.106.2.1 oif a1
ip netns exec a ping -c1 -W1 -I 10.106.1.1 10.99.0.1
ip netns exec a ping -c1 -W1 -I 10.106.2.1 10.99.0.1
ip -n a -s link show a1
ip -n a -s link show a2
# a router's choice
ip netns add c
ip link add c0 type veth peer name a3
ip link set c0 netns c
ip link set a3 netns a
ip -n c addr add 10.106.3.1/24 dev c0
ip -n a addr add 10.106.3.254/24 dev a3
ip -n c link set c0 up
ip -n a link set a3 up
ip -n c route add default via 10.106.3.254
ip netns exec a sysctl -w net.ipv4.ip_forward=1
ip -n r1 route add 10.106.3.0/24 via 10.106.1.1
ip -n r2 route add 10.106.3.0/24 via 10.106.2.1
ip netns exec c ping -c1 -W1 10.99.0.1
ip netns exec c ping -c1 -W1 10.99.0.2
ip netns exec c traceroute -n -I -q1 -w1 -m3 10.99.0.1
# a gateway behind several ways: the first that can be used
ip -n a route add 10.88.0.0/16 scope link nexthop dev a1 weight 1 nexthop dev a2 weight 50
ip -n a route add 10.77.0.0/16 via 10.88.0.1
ip -n a route add 10.78.0.0/16 via 10.88.0.2
ip -n a route add 10.79.0.0/16 via 10.88.0.3 dev a2
ip -n a route
ip -n r1 link set x1 down
ip netns exec a sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
ip -n a route add 10.80.0.0/16 via 10.88.0.4
ip -n r2 link set x2 down
ip -n a route add 10.81.0.0/16 via 10.88.0.5
ip -n a route
ip -n a route get 10.88.0.9
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
ip -n a route get 10.99.0.1 from 10.106.1.1
ip -n r1 link set x1 up
ip -n r2 link set x2 up
# one way goes down, then the other; one device ends
ip -n a link set a1 down
ip -n a route
ip -n a link set a2 down
ip -n a route
ip -n a link set a1 up
ip -n a link set a2 up
ip -n a route
ip -n a route add 10.99.0.0/24 nexthop via 10.106.1.254 nexthop via 10.106.2.254
ip -n a link set a1 down
ip -n a link set a1 up
ip -n a route
ip -n a link del a1
ip -n a route
