# pings that take their time: host unreachable every three, an answer that comes late, a host that goes and comes back
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.65.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.65.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip -n a link set lo up
ip netns exec a ping -c4 10.65.0.9
ip netns exec a ping -c1 10.65.0.9
ip netns exec a ping -c2 -W1 10.65.0.9
ip netns exec a ping -c9 -i 0.4 -W1 10.65.0.9
ip netns exec a ping -w 4 10.65.0.9
ip netns exec a ping -c3 10.65.0.2
ip -n b link set b0 down
ip netns exec a ping -c3 -W1 10.65.0.2
ip -n a neigh
sleep 6
ip netns exec a ping -c3 -W1 10.65.0.2
ip -n a neigh
ip -n b link set b0 up
ip netns exec a ping -c2 -W1 10.65.0.2
ip -n a link set a0 down
ip netns exec a ping -c2 -W1 10.65.0.2
ip -n a link set a0 up
ip -n a link set lo down
ip netns exec a ping -c4 10.65.0.9
ip netns exec a ping -c2 -w5 10.65.0.9
