# a neighbour learned from what it asked is confirmed once a packet uses it, and fails when it does not answer
ip netns add a
ip netns add b
ip link add a0 netns a type veth peer name b0 netns b
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n b addr add 10.0.0.1/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec b ping -c1 -W1 10.0.0.9
ip netns exec a ping -c1 -W3 10.0.0.2
ip -n a neigh
sleep 10
ip -n a neigh
