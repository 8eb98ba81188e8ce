# lab 1128
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 netns h1 type veth peer name p1 address 02:00:00:00:6f:03
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set dev lo up
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 type veth peer name p2 address 02:00:00:00:b9:05
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set p2 up
ip addr add 192.168.28.14/24 dev br0
ip netns exec h1 ip route add default via 192.168.28.14
ip netns exec h2 ip route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h1 ping -c1 -W1 192.168.28.2
ip -n h2 link set e2 mtu 500
ip netns exec h1 ping -c1 -W1 192.168.28.2
ip netns exec h2 iptables -L -n -v
ip -n h1 -br addr
ip netns exec h2 route -n
ip -n h2 addr
ip -n h1 neigh
ip -n h1 route show table local
bridge fdb show br br0
bridge link
conntrack -L
