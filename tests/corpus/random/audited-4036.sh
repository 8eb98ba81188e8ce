# lab 4036
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 10.1.0.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 10.1.0.3/24 dev e3
ip -n h3 link set dev lo up
ip netns exec h3 ip link set e3 up
ip link set dev p3 up
ip netns exec h1 ping -c1 -W1 -I 10.1.0.1 10.1.0.1
traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec h1 ping -c1 -W1 -s 1400 10.250.1.1
ip route add unreachable 10.1.0.2
ip netns exec h3 ping -c1 -W1 -I e3 10.1.0.1
ip netns exec h3 traceroute -n -I -q1 -w1 -m4 10.1.0.3
ip route show table local
ip netns exec h2 ip route get 10.1.0.1
ip route
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
