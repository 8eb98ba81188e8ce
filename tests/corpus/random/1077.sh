# lab 1077
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set dev lo up
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set lo up
ip -n h2 link set e2 up
ip link set p2 up
ip addr add 172.20.5.14/28 dev br0
ip -n h1 route add default via 172.20.5.14
ip netns exec h2 ip route add default via 172.20.5.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 10.77.0.0/16 ! -o br0 -j MASQUERADE
ip netns exec h2 ping -c1 -W1 172.20.5.14
ip netns exec h2 ping -c1 -W1 -n 172.20.5.1
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 127.0.0.1
ip netns exec h1 ip link set dev e1 address 02:00:00:00:b9:05
ip netns exec h1 ping -c1 -W1 -M do -s 900 172.20.5.14
ip netns exec h2 ip route
iptables -L -n -v
ip netns exec h2 arp -n
ip route show table local
ip -n h1 addr
bridge fdb show br br0
bridge link
conntrack -L
