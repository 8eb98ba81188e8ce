# lab 1133
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:4a:02 type veth peer name p01 address 02:00:00:00:6f:03
ip link set e01 netns h01
ip link set p01 master br0
ip netns exec h01 ip addr add 10.1.0.1/24 dev e01
ip -n h01 link set dev e01 up
ip link set p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:94:04 netns h02 type veth peer name p02 address 02:00:00:00:b9:05
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set dev lo up
ip -n h02 link set dev e02 up
ip link set dev p02 up
ip link add br1 address 02:00:00:00:de:06 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:03:07 type veth peer name p11 address 02:00:00:00:28:08
ip link set e11 netns h11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set e11 up
ip link set p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:4d:09 netns h12 type veth peer name p12 address 02:00:00:00:72:0a
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev lo up
ip -n h12 link set e12 up
ip link set dev p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip netns exec h01 ip route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ip netns exec h12 ip route add default via 10.2.0.254
ip netns exec h11 ping -c1 -W1 -q 10.2.0.1
ip netns exec h11 ping -c1 -W1 10.2.0.1
ip netns exec h12 ping -c1 -W1 10.2.0.1
ip netns exec h01 ip route del default
ip netns exec h01 ping -c1 -W1 -I e01 10.2.0.2
ip -n h12 route show table local
ip -n h02 neigh
ip -n h01 route get 10.1.0.1
ip netns exec h02 iptables -L -n -v
ip -br link
ip -n h02 neigh
bridge fdb show br br0
bridge link
conntrack -L
