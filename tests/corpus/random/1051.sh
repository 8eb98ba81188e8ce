# lab 1051
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set dev lo up
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip -n h3 addr add 172.20.5.3/28 dev e3
ip -n h3 link set dev e3 up
ip link set dev p3 up
ip addr add 172.20.5.14/28 dev br0
ip netns exec h1 ip route add default via 172.20.5.14
ip -n h2 route add default via 172.20.5.14
ip -n h3 route add default via 172.20.5.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h3 ping -c1 -W1 -M dont -s 900 172.20.5.1
ip netns exec h1 ping -c1 -W1 172.20.5.1
ip netns exec h1 ping -c1 -W1 -M dont -s 1300 172.20.5.1
ip netns exec h1 ping -c1 -W1 -M want -s 900 127.0.0.1
traceroute -n -I -q1 -w1 -m4 172.20.5.2
ip -n h2 rule add from 172.20.5.2 lookup 100 pref 100
ip netns exec h2 ip route add 8.8.8.8 dev e2 table 100
ping -c1 -W1 172.20.5.2
ip netns exec h2 ping -c1 -W1 -t 2 172.20.5.3
ip netns exec h1 iptables -P OUTPUT DROP
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 172.20.5.1
sysctl -w net.ipv4.icmp_echo_ignore_all=0
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 172.20.5.2
ip netns del h3
ip netns exec h2 ping -c1 -W1 172.20.5.2
ip netns exec h3 ping -c1 -W1 -t 1 172.20.5.3
ip -n h3 -br link
ip netns exec h2 ip neigh
ip netns exec h3 ip link
bridge fdb show br br0
bridge link
conntrack -L
