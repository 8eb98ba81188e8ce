# lab 4024
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip -n h3 link set dev e3 up
ip netns exec h3 ip link set dev lo up
ip link set dev p3 up
ip addr add 192.168.28.14/24 dev br0
ip netns exec h2 ip route add default via 192.168.28.14
ip netns exec h3 ip route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 192.168.28.2
ip netns exec h2 ping -c1 -W1 192.168.28.14
ip netns exec h2 iptables -t nat -A PREROUTING -p icmp -d 192.168.28.2 -j DNAT --to-destination 192.168.28.14
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip netns exec h1 ping -c1 -W1 -s 1473 192.168.28.1
ip -n h1 route show table local
ip -n h1 route show table local
ip netns exec h3 ip link
ip -n h2 route get 192.168.28.2
ip netns exec h1 iptables -S
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
