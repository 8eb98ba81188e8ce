# lab 4070
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip -n h1 link set lo up
ip -n h1 link set dev e1 up
ip link set dev p1 up
ip link add e2 netns h2 type veth peer name p2
ip netns add h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip -n h3 link set dev e3 up
ip link set dev p3 up
ip addr add 192.168.28.14/24 dev br0
ip -n h1 route add default via 192.168.28.14
ip netns exec h2 ip route add default via 192.168.28.1
sysctl -w net.ipv4.ip_forward=1
ip netns exec h3 ip route add default via 192.168.28.14
ip netns exec h1 ping -c1 -W1 192.168.28.2
ping -c1 -W1 192.168.28.3
ip -n h1 route add prohibit 8.8.8.8
ip netns exec h2 ping -c1 -W1 -t 4 127.0.0.1
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip addr del 192.168.28.14/24 dev br0
ip netns exec h2 ping -c1 -W1 192.168.28.0
ip netns exec h2 ping -c1 -W1 192.168.28.1
ip netns exec h2 iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h3 ping -c1 -W1 192.168.28.2
ip netns exec h3 ping -c1 -W1 -M want -s 2000 192.168.28.3
ip -n h2 route
ip netns exec h3 ip rule
ip -n h2 link
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
