# lab 1107
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip -n h2 link set dev lo up
ip netns exec h2 ip link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set dev lo up
ip netns exec h3 ip link set dev e3 up
ip link set dev p3 up
ip addr add 192.168.28.14/24 dev br0
ip -n h2 route add default via 192.168.28.14
ip -n h3 route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h3 ping -c2 -i 0.2 -W1 192.168.28.3
ip netns exec h3 ping -c1 -W1 127.0.0.1
ip netns exec h2 ping -c1 -W1 -t 2 192.168.28.2
ip netns exec h1 ping -c1 -W1 -M want -s 900 192.168.28.2
ip netns exec h3 ip neigh add 192.168.28.1 lladdr 02:00:00:00:03:07 dev e3 nud permanent
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip netns exec h1 ping -c1 -W1 -M dont -s 1472 192.168.28.1
ip netns exec h1 sysctl -w net.bridge.bridge-nf-call-iptables=0
ping -c1 -W1 192.168.28.3
ip netns exec h1 sysctl -w net.ipv4.icmp_echo_ignore_all=0
ip netns exec h3 ping -c1 -W1 -M want -s 1473 203.0.113.1
ip netns exec h2 ip addr del 192.168.28.2/24 dev e2
ip netns exec h1 ping -c1 -W1 192.168.28.99
ip addr
ip netns exec h3 iptables -t nat -L -n -v
ip netns exec h2 ip route
bridge fdb show br br0
bridge link
conntrack -L
