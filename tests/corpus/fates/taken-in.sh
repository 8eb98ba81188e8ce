# A router's redirect is heeded: the kernel takes it in, no program reads it.
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
ip addr add 10.0.0.254/24 dev br0
sysctl -w net.ipv4.ip_forward=1
ip -n b addr add 10.9.0.1/32 dev lo
ip -n b link set lo up
ip route add 10.9.0.0/16 via 10.0.0.2
ip -n a route add 10.9.0.0/16 via 10.0.0.254
ip netns exec a ping -c2 -i 0.3 -W1 10.9.0.1
ip -n a route get 10.9.0.1
