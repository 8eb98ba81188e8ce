# two cables between two bridges, and no spanning tree: the frames go round until a port goes down
ip link add va type bridge
ip link set va up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master va
ip -n a addr add 10.69.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip addr add 10.69.0.254/24 dev va
ip link add vb type bridge
ip link add j0 type veth peer name j1
ip link add k0 type veth peer name k1
ip link set j0 master va
ip link set j1 master vb
ip link set k0 master va
ip link set k1 master vb
ip link set j0 up
ip link set j1 up
ip link set k0 up
ip link set vb up
bridge link
ip netns exec a ping -c1 -W1 10.69.0.254
ip link set k1 nomaster
ip link set k1 up
ip netns exec a ping -c1 -W1 10.69.0.254
ip link set k0 nomaster
bridge link
ip netns exec a ping -c1 -W1 10.69.0.9
