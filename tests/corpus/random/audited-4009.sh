# lab 4009
ip link add br0 type bridge
ip netns add h1
ip link set br0 up
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip -n h1 link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 172.20.5.3/28 dev e3
ip netns exec h3 ip link set dev lo up
ip link set p3 up
ip -n h3 link set e3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 type veth peer name p4 address 02:00:00:00:28:08
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 172.20.5.4/28 dev e4
ip netns exec h4 ip link set e4 up
ip netns exec h4 ip link set dev lo up
ip link set dev p4 up
ip addr add 172.20.5.14/28 dev br0
ip netns exec h1 ip route add default via 172.20.5.14
ip -n h2 route add default via 172.20.5.14
ip netns exec h3 ip route add default via 172.20.5.14
ip -n h4 route add default via 172.20.5.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h1 ping -c1 -W1 -s 3000 10.250.1.1
ip netns exec h3 ping -c1 -W1 172.20.5.4
ip netns exec h1 ping -c1 -W1 192.168.17.10
ping -c2 -i 0.2 -W1 172.20.5.1
ip link
iptables -t nat -S
ip -n h1 rule
ip -n h4 link
iptables -S
iptables -S
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
ip netns exec h4 ip addr
ip netns exec h4 ip route show table all
ip netns exec h4 ip rule
ip netns exec h4 ip neigh
ip netns exec h4 iptables -L -n -v
ip netns exec h4 iptables -t nat -L -n -v
