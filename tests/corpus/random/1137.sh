# lab 1137
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 172.20.5.1/28 dev e1
ip -n h1 link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set dev lo up
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 172.20.5.3/28 dev e3
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 type veth peer name p4 address 02:00:00:00:28:08
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 172.20.5.4/28 dev e4
ip netns exec h4 ip link set dev lo up
ip -n h4 link set e4 up
ip link set p4 up
ip addr add 172.20.5.14/28 dev br0
ip netns exec h1 ip route add default via 172.20.5.14
ip netns exec h2 ip route add default via 172.20.5.14
ip netns exec h3 ip route add default via 172.20.5.14
ip netns exec h4 ip route add default via 172.20.5.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 172.20.5.0/28 ! -o br0 -j SNAT --to-source 192.168.17.10
ping -c1 -W1 172.20.5.2
ip netns exec h1 ping -c1 -W1 -s 3000 172.20.5.0
ip netns exec h2 ping -c1 -W1 -t 4 8.8.8.8
ip netns exec h3 ping -c1 -W1 172.20.5.1
ip netns exec h2 ping -c1 -W1 172.20.5.3
iptables -P FORWARD DROP
ip netns exec h3 ping -c1 -W1 172.20.5.14
ping -c1 -W1 172.20.5.4
ip -n h4 route add unreachable 10.2.0.0/24
ip netns exec h2 ping -c1 -W1 -I e2 172.20.5.2
ip netns exec h2 ping -c1 -W1 -M do -s 1473 172.20.5.1
ip netns exec h3 iptables -L -n -v
ip route show table local
ip neigh
ip netns exec h1 ip addr
ip link
ip netns exec h2 ip rule
bridge fdb show br br0
bridge link
ip netns ls
