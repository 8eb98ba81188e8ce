# two bridges joined by a veth; hosts on both; the cable cut; a host that moves
ip link add va type bridge
ip link set va up
ip link add vc type bridge
ip link set vc up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master va
ip -n a addr add 10.53.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master va
ip -n b addr add 10.53.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vc
ip -n c addr add 10.53.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
ip netns exec a ping -c1 -W1 10.53.0.3
ip link add j0 type veth peer name j1
ip link set j0 master va
ip link set j1 master vc
ip link set j0 up
ip link set j1 up
ip netns exec a ping -c1 -W1 10.53.0.3
ip netns exec a ping -c1 -W1 10.53.0.2
bridge fdb show br va
bridge fdb show br vc
ip addr add 10.53.0.100/24 dev va
ip addr add 10.53.0.200/24 dev vc
ip netns exec a ping -c1 -W1 10.53.0.200
ping -c1 -W1 10.53.0.3
ping -c1 -W1 10.53.0.200
ip neigh
ip netns exec c ping -c1 -W1 10.53.0.100
ip link set j0 down
ip netns exec a ping -c1 -W1 10.53.0.3
bridge link
ip netns exec a ping -c1 -W1 10.53.0.200
ip link set j0 up
ip netns exec a ping -c1 -W1 10.53.0.3
ip link set a0-br master vc
ip netns exec a ping -c1 -W1 10.53.0.2
ip netns exec b ping -c1 -W1 10.53.0.1
bridge fdb show br va
bridge fdb show br vc
ip link set va master vc
ip link set vc master vc
ip link del j1
bridge link
ip netns exec a ping -c1 -W1 10.53.0.2
