# the carrier of a veth is its peer's: down, up, and what routes and pings make of it
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a link
ip -n a addr add 10.2.0.1/24 dev a0
ip -n b addr add 10.2.0.2/24 dev b0
ip -n a link set a0 up
ip -n a link show a0
ip -n a route
ip netns exec a ping -c1 -W1 10.2.0.2
ip netns exec a ping -c1 -W1 10.2.0.1
ip -n a route get 10.2.0.2
sleep 1.5
ip -n b link set b0 up
ip -n a link show a0
ip -n a -br link
ip -n a route
ip netns exec a ping -c1 -W1 10.2.0.2
ip -n b link set b0 down
ip -n a link show a0
ip -n b link show b0
ip -n a route
ip -n b route
ip -n a neigh
ip netns exec a ping -c1 -W1 10.2.0.2
ip -n b link set b0 up
ip netns exec a ping -c1 -W1 10.2.0.2
ip -n a link set a0 down
ip -n b link show b0
ip netns exec b ping -c1 -W1 10.2.0.1
ip netns exec b ping -c1 -W1 10.2.0.2
ip -n b link set lo up
ip netns exec b ping -c1 -W1 10.2.0.2
ip netns exec b ping -c1 -W1 10.2.0.1
ip -n a -br addr
ip -n b -br addr
