# lab 1064
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip -n h1 link set dev lo up
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link set e2 netns h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set dev p2 up
ip addr add 172.20.5.14/28 dev br0
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 172.20.5.0/28 -j MASQUERADE
traceroute -n -I -q1 -w1 -m4 172.20.5.14
ping -c1 -W1 -t 4 172.20.5.14
ip netns exec h2 ping -c1 -W1 -M do -s 900 192.168.17.77
ip netns exec h1 ping -c1 -W1 127.0.0.1
ping -c1 -W1 -M do -s 2000 192.168.17.77
iptables -P FORWARD DROP
ip netns exec h1 ping -c1 -W1 192.168.17.10
ip netns exec h2 iptables -t nat -L -n -v
ip netns exec h2 ip route
ip -br link
ip -n h2 route
bridge fdb show br br0
bridge link
conntrack -L
