# what an interface that goes down takes along, what comes back, static and default routes
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.21.0.1/24 dev a0
ip -n b addr add 10.21.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a addr add 10.21.1.1/24 dev a0
ip -n a route add default via 10.21.0.2
ip -n a route add 10.60.0.0/16 via 10.21.1.2
ip -n a route add 10.61.0.0/16 dev a0
ip -n a route add 10.62.0.0/16 via 10.21.0.2 table 77
ip -n a route
ip -n a route show table 77
ip netns exec a ping -c1 -W1 10.21.0.2
ip -n a neigh
ip -n a link set a0 down
ip -n a route
ip -n a route show table 77
ip -n a route show table local
ip -n a neigh
ip -n a addr show a0
ip netns exec a ping -c1 -W1 10.21.0.2
ip -n a link set a0 up
ip -n a route
ip -n a route show table 77
ip netns exec a ping -c1 -W1 10.21.0.2
ip -n a route add default via 10.21.0.2
ip -n b link set b0 down
ip -n a route
ip netns exec a ping -c1 -W1 10.21.0.2
ip netns exec a ping -c1 -W1 10.77.0.1
ip -n a route get 10.77.0.1
ip netns exec a sysctl -w net.ipv4.conf.a0.ignore_routes_with_linkdown=1
ip -n a route
ip netns exec a ping -c1 -W1 10.21.0.2
ip netns exec a ping -c1 -W1 10.77.0.1
ip -n b link set b0 up
ip -n a route
ip netns exec a ping -c1 -W1 10.21.0.2
ip -n a addr del 10.21.0.1/24 dev a0
ip -n a route
ip -n a addr del 10.21.1.1/24 dev a0
ip -n a route
