# lab 4062
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 netns h1 type veth peer name p1 address 02:00:00:00:6f:03
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip -n h1 link set lo up
ip -n h1 link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 netns h2 type veth peer name p2 address 02:00:00:00:b9:05
ip link set p2 master br0
ip netns exec h2 ip addr add 10.1.0.2/24 dev e2
ip -n h2 link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:de:06 type veth peer name p3 address 02:00:00:00:03:07
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 10.1.0.3/24 dev e3
ip -n h3 link set e3 up
ip link set p3 up
ip addr add 10.1.0.14/24 dev br0
ip -n h1 route add default via 10.1.0.14
ip netns exec h2 ip route add default via 10.1.0.14
ip netns exec h2 ping -c1 -W1 -q 10.1.0.14
ping -c2 -i 0.2 -W1 192.168.17.10
ip netns exec h3 ip route show table local
ip netns exec h1 arp -n
ip netns exec h1 ip route show table local
ip -n h3 neigh
ip -n h3 route show table local
bridge fdb show br br0
bridge link
ip route
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
