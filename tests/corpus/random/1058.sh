# lab 1058
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.9.8.1/16 dev e1
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip netns exec h2 ip link set dev lo up
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip addr add 10.9.8.14/16 dev br0
ip netns exec h1 ip route add default via 10.9.8.14
ip -n h2 route add default via 10.9.8.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 10.9.0.0/16 ! -o br0 -j MASQUERADE
ip netns exec h1 ping -c1 -W1 10.250.1.1
ip netns exec h2 ping -c1 -W1 192.168.17.10
ip netns exec h1 ping -c1 -W1 10.9.8.1
ip netns exec h1 ping -c1 -W1 -t 1 127.0.0.1
ip netns exec h1 ping -c1 -W1 10.250.1.1
ip netns exec h2 sysctl -w net.ipv4.conf.all.rp_filter=1
ip netns exec h2 ping -c1 -W1 203.0.113.1
ip netns del h1
ping -c1 -W1 -I 10.9.8.2 10.9.8.14
ip netns exec h2 ping -c1 -W1 -s 1473 127.0.0.1
ip -n h2 route add 8.8.8.8 via 10.9.8.14
ip netns exec h2 ping -c1 -W1 127.0.0.1
ip link
ip netns exec h2 ip addr
ip netns exec h2 ip -br addr
ip link
bridge fdb show br br0
bridge link
ip netns ls
