# lab 4013
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip netns exec h1 ip addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set lo up
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set e2 up
ip -n h2 link set dev lo up
ip link set dev p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip -n h3 addr add 172.20.5.3/28 dev e3
ip -n h3 link set dev e3 up
ip -n h3 link set lo up
ip link set dev p3 up
ip netns exec h1 ping -c1 -W1 -t 2 172.20.5.1
ip netns exec h3 traceroute -n -I -q1 -w1 -m4 1.1.1.1
ip addr add 192.168.28.50/24 dev p3
ping -c1 -W1 -t 3 1.1.1.1
ip netns exec h3 ping -c1 -W1 -s 600 172.20.5.2
ip -n h2 route get 172.20.5.2
ip netns exec h3 ip route get 172.20.5.2
ip -n h3 -br addr
ip -n h2 rule
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
