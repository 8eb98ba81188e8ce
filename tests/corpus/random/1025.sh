# lab 1025
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip netns exec h3 ip addr add 10.9.8.3/16 dev e3
ip -n h3 link set e3 up
ip link set p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 type veth peer name p4 address 02:00:00:00:28:08
ip link set e4 netns h4
ip link set p4 master br0
ip -n h4 addr add 10.9.8.4/16 dev e4
ip netns exec h4 ip link set e4 up
ip netns exec h4 ip link set dev lo up
ip link set p4 up
ip addr add 10.9.8.14/16 dev br0
ip netns exec h1 ip route add default via 10.9.8.1
ip netns exec h2 ip route add default via 10.9.8.14
ip -n h3 route add default via 10.9.8.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 10.77.0.0/16 -o ens33 -j MASQUERADE
ip netns exec h1 ping -c1 -W1 -I 10.9.8.1 10.9.8.14
ip netns exec h4 ping -c1 -W1 10.9.8.4
ip netns exec h4 ping -c1 -W1 -M do -s 2000 10.9.8.4
iptables -N LAB
iptables -A LAB -s 10.9.8.1 -j RETURN
iptables -A LAB -p icmp --icmp-type echo-reply -j REJECT --reject-with icmp-admin-prohibited
iptables -I OUTPUT -j LAB
ip netns exec h1 ping -c1 -W1 10.9.8.2
ip netns exec h1 ip link set dev lo up
ip netns exec h2 ping -c1 -W1 -t 3 10.9.8.2
ip -n h2 link set dev lo up
ip netns exec h1 ping -c1 -W1 10.9.8.3
ip netns exec h1 ip -br addr
ip addr
ip netns exec h4 iptables -S
ip netns exec h3 ip link
bridge fdb show br br0
bridge link
ip netns ls
