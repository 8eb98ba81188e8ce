# an address that moves to another host, and one that two hosts have
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.22.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.22.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c addr add 10.22.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
ip netns exec a ping -c1 -W1 10.22.0.2
ip -n a neigh
ip -n b addr del 10.22.0.2/24 dev b0
ip netns exec a ping -c1 -W1 10.22.0.2
ip -n c addr add 10.22.0.2/24 dev c0
ip netns exec a ping -c1 -W1 10.22.0.2
ip netns exec c ping -c1 -W1 -I 10.22.0.2 10.22.0.1
ip netns exec a ping -c1 -W1 10.22.0.2
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.22.0.2
ip -n b addr add 10.22.0.3/24 dev b0
ip netns exec a ping -c1 -W1 -I 10.22.0.1 10.22.0.1
ip netns exec b ping -c1 -W1 10.22.0.1
ip netns exec b ping -c1 -W1 10.22.0.3
ip netns exec c ping -c1 -W1 10.22.0.3
ip -n a addr add 10.22.0.3/24 dev a0
ip netns exec a ping -c1 -W1 10.22.0.3
ip -n a link set lo up
ip netns exec a ping -c1 -W1 10.22.0.3
ip -n a neigh
ip -n b neigh
