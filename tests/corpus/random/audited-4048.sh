# lab 4048
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip netns exec h1 ip link set lo up
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip netns exec h2 ip link set e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip -n h3 addr add 10.1.0.3/24 dev e3
ip -n h3 link set dev e3 up
ip link set p3 up
ping -c1 -W1 -I 10.1.0.1 192.168.17.10
ip netns exec h3 ping -c1 -W1 10.1.0.2
ip -n h1 route add 8.8.8.8 via 10.1.0.3
ip netns exec h2 ping -c1 -W1 10.1.0.2
ip netns exec h1 ping -c1 -W1 -M dont -s 1472 10.1.0.2
ip -br link
ip netns exec h3 iptables -S
ip -n h2 route show table local
bridge fdb show br br0
bridge link
conntrack -L
ip addr
ip route show table all
ip rule
ip neigh
iptables -L -n -v
iptables -t nat -L -n -v
ip netns ls
bridge -d link
bridge fdb
conntrack -L
ip netns exec h1 ip addr
ip netns exec h1 ip route show table all
ip netns exec h1 ip rule
ip netns exec h1 ip neigh
ip netns exec h1 iptables -L -n -v
ip netns exec h1 iptables -t nat -L -n -v
ip netns exec h2 ip addr
ip netns exec h2 ip route show table all
ip netns exec h2 ip rule
ip netns exec h2 ip neigh
ip netns exec h2 iptables -L -n -v
ip netns exec h2 iptables -t nat -L -n -v
ip netns exec h3 ip addr
ip netns exec h3 ip route show table all
ip netns exec h3 ip rule
ip netns exec h3 ip neigh
ip netns exec h3 iptables -L -n -v
ip netns exec h3 iptables -t nat -L -n -v
