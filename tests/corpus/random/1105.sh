# lab 1105
ip link set br0 up
ip link add br0 type bridge
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set e2 up
ip -n h2 link set lo up
ip link set dev p2 up
ip addr add 172.20.5.14/28 dev br0
ip -n h1 route add default via 172.20.5.14
ip netns exec h2 ip route add default via 172.20.5.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 172.20.5.0/28 -o ens33 -j MASQUERADE
ip netns exec h2 ping -c1 -W1 172.20.5.1
ip netns exec h2 ping -c1 -W1 192.168.17.10
ip neigh flush dev br0
ip netns exec h1 ping -c1 -W1 172.20.5.2
ip -n h1 link set lo up
ip netns exec h1 ping -c1 -W1 -t 2 172.20.5.2
ip netns exec h2 ip route
ip netns exec h2 ip route
ip -n h1 rule
ip netns exec h1 arp -n
bridge fdb show br br0
bridge link
conntrack -L
