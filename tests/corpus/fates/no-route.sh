# The sender itself has no route: no packet is made.
ip netns add a
ip netns exec a ping -c1 -W1 10.0.0.1
ip -n a link set lo up
ip -n a addr add 10.0.0.1/24 dev lo
ip netns exec a ping -c1 -W1 10.9.0.1
