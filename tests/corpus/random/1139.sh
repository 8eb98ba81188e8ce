# lab 1139
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 netns h01 type veth peer name p01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip link set dev p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set dev e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 type veth peer name p11
ip link set e11 netns h11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set e11 up
ip link set p11 up
ip netns add h12
ip link add e12 netns h12 type veth peer name p12
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip netns exec h01 ip route add default via 10.1.0.254
ip -n h02 route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ip netns exec h02 ping -c1 -W1 10.1.0.254
ip netns exec h11 ping -c2 -i 0.2 -W1 10.1.0.254
ip netns exec h11 ping -c2 -i 0.2 -W1 10.2.0.254
ip -n h02 link
ip netns exec h11 ip route
ip netns exec h01 ip route
bridge fdb show br br0
bridge link
ip route
