# lab 1113
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set p2 up
ip addr add 10.1.0.14/24 dev br0
ip netns exec h1 ip route add default via 10.1.0.14
ip -n h2 route add default via 10.1.0.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 10.1.0.0/24 -j MASQUERADE
ip netns exec h1 ping -c1 -W1 192.168.17.77
ip netns exec h1 ping -c1 -W1 10.250.1.1
ip netns exec h2 ping -c1 -W1 -t 3 10.1.0.2
ip netns del h2
ip netns exec h1 ping -c1 -W1 -I e1 192.168.17.77
ip -n h2 route del default
ip netns exec h1 ping -c1 -W1 -t 4 10.250.1.1
ip netns exec h2 ping -c1 -W1 10.1.0.1
ip -n h2 rule add from 10.1.0.2 lookup 100 pref 100
ip netns exec h2 ip route add default via 10.1.0.2 table 100
ip netns exec h1 ping -c1 -W1 10.1.0.1
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 127.0.0.1
ip -br addr
ip -n h1 link
ip -n h1 route show table local
ip netns exec h2 arp -n
ip netns exec h1 route -n
ip netns exec h1 ip route get 10.1.0.14
bridge fdb show br br0
bridge link
conntrack -L
