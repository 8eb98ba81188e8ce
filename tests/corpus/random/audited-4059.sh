# lab 4059
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 type veth peer name p1
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.1.0.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 type veth peer name p2
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 10.1.0.2/24 dev e2
ip netns exec h2 ip link set dev lo up
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 type veth peer name p3
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 10.1.0.3/24 dev e3
ip -n h3 link set e3 up
ip link set dev p3 up
ip netns add h4
ip link add e4 type veth peer name p4
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 10.1.0.4/24 dev e4
ip -n h4 link set e4 up
ip -n h4 link set dev lo up
ip link set dev p4 up
ip addr add 10.1.0.14/24 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h4 ping -c1 -W1 -I e4 192.168.17.77
ip netns exec h2 ping -c1 -W1 10.1.0.4
ip netns exec h1 ping -c1 -W1 -s 600 10.1.0.4
ip netns exec h3 ping -c1 -W1 -s 3000 10.1.0.3
ip netns exec h4 iptables -t nat -A PREROUTING -p icmp -d 10.1.0.2 -j DNAT --to-destination 10.1.0.14
ip netns exec h4 ping -c1 -W1 10.1.0.1
ip -n h4 addr
ip -n h4 rule
ip netns exec h2 ip route show table local
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
ip netns exec h4 ip addr
ip netns exec h4 ip route show table all
ip netns exec h4 ip rule
ip netns exec h4 ip neigh
ip netns exec h4 iptables -L -n -v
ip netns exec h4 iptables -t nat -L -n -v
