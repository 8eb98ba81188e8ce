# lab 4071
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 type veth peer name p1
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip -n h1 link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 type veth peer name p2
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip -n h2 link set lo up
ip netns exec h2 ip link set e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip netns exec h3 ip addr add 10.9.8.3/16 dev e3
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip netns add h4
ip link add e4 type veth peer name p4
ip link set e4 netns h4
ip link set p4 master br0
ip -n h4 addr add 10.9.8.4/16 dev e4
ip netns exec h4 ip link set dev e4 up
ip link set dev p4 up
ip addr add 10.9.8.14/16 dev br0
ip netns exec h1 ip route add default via 10.9.8.14
ip netns exec h2 ip route add default via 10.9.8.14
ip netns exec h3 ip route add default via 10.9.8.14
ip netns exec h4 ip route add default via 10.9.8.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h4 ping -c1 -W1 -I 10.9.8.14 10.9.8.4
ip -n h2 route del default
ip netns exec h1 ping -c1 -W1 1.1.1.1
ip netns exec h1 iptables -A FORWARD -d 10.9.8.14 -j ACCEPT
ip netns exec h1 ping -c1 -W1 -I e1 10.9.8.3
ip netns exec h4 iptables -P INPUT DROP
traceroute -n -I -q1 -w1 -m4 10.9.8.14
ip -n h2 route replace 10.250.1.0/24 via 10.9.8.4
ip netns exec h4 traceroute -n -I -q1 -w1 -m4 10.9.8.2
ip netns exec h2 ping -c1 -W1 10.9.8.2
ip link
ip -n h1 addr
ip -n h3 route get 10.9.8.4
ip neigh
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
