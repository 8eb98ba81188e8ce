# lab 1076
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip -n h1 link set e1 up
ip -n h1 link set lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set lo up
ip -n h2 link set e2 up
ip link set p2 up
ip addr add 192.168.28.14/24 dev br0
ip netns exec h1 ip route add default via 192.168.28.14
ip -n h2 route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -o ens33 -j MASQUERADE
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 192.168.28.2
ping -c1 -W1 -t 2 192.168.28.14
ip netns exec h2 ping -c1 -W1 -n 192.168.28.1
ping -c1 -W1 -I 192.168.28.2 192.168.28.2
ip netns exec h2 ping -c1 -W1 192.168.28.1
ip netns exec h1 arp -n
ip route get 192.168.28.2
ip netns exec h1 ip -br link
bridge fdb show br br0
bridge link
ip route
