# moving a device between namespaces: what it loses, names that collide, and moving back
ip netns add a
ip netns add b
ip netns add c
ip link add v0 type veth peer name v1
ip addr add 10.3.0.1/24 dev v0
ip link set v0 up
ip link set v1 up
ip route add 10.33.0.0/16 via 10.3.0.9
ip route
ip link set v0 netns a
ip route
ip addr show v0
ip -n a addr show v0
ip -n a route
ip link show v1
ip -n a addr add 10.3.0.1/24 dev v0
ip -n a link set v0 up
ip addr add 10.3.0.2/24 dev v1
ping -c1 -W1 10.3.0.1
ip -n a link set v0 netns b
ip -n a link
ip -n b link
ping -c1 -W1 10.3.0.1
ip -n b link add v1 type veth peer name v2
ip link set v1 netns b
ip link set v1 netns c
ip -n c link set v1 name x1
ip -n c link set x1 netns b
ip -n b -br link
ip -n b link set lo netns a
ip link add br3 type bridge
ip link set br3 netns a
ip -n a link show br3
ip link add p0 type veth peer name p1
ip -n a link set br3 up
ip link set p0 netns a
ip -n a link set p0 master br3
ip -n a link set p0 netns c
ip netns exec a bridge link
ip -n c link show p0
ip -n nope link set p0 netns c
ip link set nodev netns a
