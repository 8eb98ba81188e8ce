# lab 4066
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip -n h1 link set lo up
ip -n h1 link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 10.9.8.2/16 dev e2
ip -n h2 link set dev e2 up
ip netns exec h2 ip link set lo up
ip link set dev p2 up
ip addr add 10.9.8.14/16 dev br0
ip -n h1 route add default via 10.9.8.14
ip -n h2 route add default via 10.9.8.14
ip netns exec h2 ping -c1 -W1 -s 600 10.9.8.2
ip netns exec h2 ping -c1 -W1 -I e2 10.9.8.1
ip netns exec h2 ping -c2 -i 0.2 -W1 10.9.8.1
ip link set dev p2 mtu 1400
ip netns exec h2 ping -c1 -W1 -q 10.9.8.14
iptables -P FORWARD DROP
ip netns exec h1 ping -c1 -W1 127.0.0.1
bridge link set dev p2 learning off
ip netns exec h2 ping -c1 -W1 10.9.8.2
ip netns exec h1 ip route
ip netns exec h1 arp -n
ip netns exec h1 ip -br link
ip netns exec h2 iptables -L -n -v
ip netns exec h2 ip neigh
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
