# lab 4055
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip netns exec h3 ip addr add 10.9.8.3/16 dev e3
ip -n h3 link set lo up
ip netns exec h3 ip link set dev e3 up
ip link set dev p3 up
ip addr add 10.9.8.14/16 dev br0
ip -n h1 route add default via 10.9.8.14
ip -n h3 route add default via 10.9.8.14
ip netns exec h2 ping -c1 -W1 -M dont -s 1300 10.9.8.0
ip netns exec h2 ping -c1 -W1 10.9.8.3
ip netns exec h3 ping -c1 -W1 192.168.17.77
ip netns exec h2 ping -c1 -W1 10.9.8.3
ip netns exec h3 iptables -t nat -A POSTROUTING -j MASQUERADE
ping -c1 -W1 -s 1400 10.9.8.1
ip netns exec h2 iptables -L -n -v
ip netns exec h1 arp -n
ip -n h1 route get 10.9.8.3
ip netns exec h3 iptables -t nat -L -n -v
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
ip netns exec h3 ip addr
ip netns exec h3 ip route show table all
ip netns exec h3 ip rule
ip netns exec h3 ip neigh
ip netns exec h3 iptables -L -n -v
ip netns exec h3 iptables -t nat -L -n -v
