# lab 4064
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 type veth peer name p1
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set lo up
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 type veth peer name p2
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip -n h2 link set dev e2 up
ip netns exec h2 ip link set dev lo up
ip link set p2 up
ip addr add 172.20.5.14/28 dev br0
ping -c1 -W1 172.20.5.14
ip netns exec h2 ping -c1 -W1 1.1.1.1
ping -c1 -W1 -t 3 172.20.5.2
ip netns exec h2 ping -c1 -W1 -s 3000 172.20.5.2
ip -n h1 -br addr
ip -n h2 rule
ip netns exec h2 iptables -L -n -v
ip -n h1 route
ip -n h2 rule
bridge fdb show br br0
bridge link
ip netns ls
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
