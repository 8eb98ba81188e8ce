# A bridge's port is switched off.
ip netns add a
ip netns add b
ip link add br0 address 02:00:00:00:00:f0 type bridge
ip link add p1 type veth peer name a0 address 02:00:00:00:00:0a netns a
ip link add p2 type veth peer name b0 address 02:00:00:00:00:0b netns b
ip link set p1 master br0
ip link set p2 master br0
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip link set p1 up
ip link set p2 up
ip link set br0 up
ip netns exec a ping -c1 -W1 10.0.0.2
bridge link set dev p1 state 0
ip netns exec a ping -c1 -W1 10.0.0.2
bridge link show dev p1
