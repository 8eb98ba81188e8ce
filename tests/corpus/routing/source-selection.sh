# which source address a packet gets: from the route, the interface, scope, the prefsrc, and -I
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.19.0.1/24 dev a0
ip -n b addr add 10.19.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip link add a1 type veth peer name b1
ip link set a1 netns a
ip link set b1 netns b
ip -n a addr add 10.20.0.1/24 dev a1
ip -n b addr add 10.20.0.2/24 dev b1
ip -n a link set a1 up
ip -n b link set b1 up
ip -n a link set lo up
ip -n a addr add 10.19.50.1/32 dev lo
ip -n b route add 10.19.50.1 via 10.19.0.1
ip -n b link set lo up
ip -n b addr add 10.77.0.1/32 dev lo
ip -n a route add 10.77.0.1 via 10.19.0.2
ip -n a route get 10.77.0.1
ip -n a route replace 10.77.0.1 via 10.19.0.2 src 10.19.50.1
ip -n a route get 10.77.0.1
ip netns exec a ping -c1 -W1 10.77.0.1
ip -n a route replace 10.77.0.1 via 10.19.0.2 src 10.20.0.1
ip netns exec a ping -c1 -W1 10.77.0.1
ip -n b route del 10.19.50.1
ip netns exec a ping -c1 -W1 -I 10.19.50.1 10.77.0.1
ip netns exec a ping -c1 -W1 -I a1 10.77.0.1
ip netns exec a ping -c1 -W1 -I a1 10.19.0.2
ip netns exec a ping -c1 -W1 -I a0 10.20.0.2
ip netns exec a ping -c1 -W1 -I 10.55.0.1 10.77.0.1
ip netns exec a ping -c1 -W1 -I nosuch 10.77.0.1
ip -n a addr del 10.20.0.1/24 dev a1
ip -n a route
ip netns exec a ping -c1 -W1 10.77.0.1
ip netns exec a ping -c1 -W1 -I a1 10.19.0.2
ip -n a addr add 10.21.0.1/24 dev a0
ip -n a route add 10.78.0.0/24 dev a0
ip -n a route get 10.78.0.5
ip -n a route get 10.21.0.5
ip -n a addr del 10.19.0.1/24 dev a0
ip -n a route
ip -n a route get 10.78.0.5
ip -n a addr flush dev a0
ip -n a route add 10.79.0.0/24 dev a0
ip -n a route get 10.79.0.5
ip netns exec a ping -c1 -W1 10.79.0.5
