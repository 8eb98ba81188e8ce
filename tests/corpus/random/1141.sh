# lab 1141
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip netns exec h1 ip link set dev lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 192.168.28.2/24 dev e2
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns exec h1 ping -c1 -W1 -s 1472 192.168.28.2
ip netns exec h1 ping -c1 -W1 192.168.28.0
ip netns exec h1 ping -c1 -W1 -s 1473 192.168.28.1
ip -n h1 link set e1 mtu 1000
ip netns exec h1 ping -c1 -W1 -t 3 192.168.28.1
ip -n h2 route show table local
ip -n h1 -br link
ip netns exec h1 ip -br addr
ip rule
ip netns exec h2 iptables -t nat -S
ip netns exec h1 ip -br addr
bridge fdb show br br0
bridge link
ip route
