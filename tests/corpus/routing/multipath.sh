# a route with several next hops: the list, its changes, which way each flow takes, a way that goes down
ip netns add a
ip netns add r1
ip netns add r2
ip netns add b
ip link add a1 type veth peer name x1
ip link set a1 netns a
ip link set x1 netns r1
ip -n a addr add 10.76.1.1/24 dev a1
ip -n r1 addr add 10.76.1.254/24 dev x1
ip -n a link set a1 up
ip -n r1 link set x1 up
ip link add a2 type veth peer name x2
ip link set a2 netns a
ip link set x2 netns r2
ip -n a addr add 10.76.2.1/24 dev a2
ip -n r2 addr add 10.76.2.254/24 dev x2
ip -n a link set a2 up
ip -n r2 link set x2 up
ip link add y1 type veth peer name b1
ip link set y1 netns r1
ip link set b1 netns b
ip -n r1 addr add 10.76.3.254/24 dev y1
ip -n b addr add 10.76.3.1/24 dev b1
ip -n r1 link set y1 up
ip -n b link set b1 up
ip link add y2 type veth peer name b2
ip link set y2 netns r2
ip link set b2 netns b
ip -n r2 addr add 10.76.4.254/24 dev y2
ip -n b addr add 10.76.4.1/24 dev b2
ip -n r2 link set y2 up
ip -n b link set b2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n b link set lo up
ip -n b addr add 10.99.0.1/24 dev lo
ip -n b addr add 10.99.0.2/24 dev lo
ip -n b addr add 10.99.0.3/24 dev lo
ip -n b route add 10.76.1.0/24 via 10.76.3.254
ip -n b route add 10.76.2.0/24 via 10.76.4.254
ip -n r1 route add 10.99.0.0/24 via 10.76.3.1
ip -n r2 route add 10.99.0.0/24 via 10.76.4.1
ip -n a route add 10.99.0.0/24 nexthop via 10.76.1.254 nexthop via 10.76.2.254 weight 3
ip -n a route
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.2
ip netns exec a ping -c1 -W1 10.99.0.3
ip -n a link set a1 down
ip -n a route
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.2
ip -n a link set a1 up
ip -n a route
ip -n a route replace 10.99.0.0/24 nexthop via 10.76.1.254 dev a1 nexthop via 10.76.2.254 dev a2
ip -n a route
ip netns exec a sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
ip -n r2 link set x2 down
ip -n a route
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.2
ip netns exec a ping -c1 -W1 10.99.0.3
ip -n a route del 10.99.0.0/24
ip -n a route add 10.99.0.0/24 nexthop via 10.76.1.254 nexthop via 10.55.0.1
ip -n a route add 10.99.0.0/24 nexthop
ip -j -n a route
