# lab 1132
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.1.0.1/24 dev e1
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 10.1.0.3/24 dev e3
ip -n h3 link set lo up
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip addr add 10.1.0.14/24 dev br0
ip netns exec h1 ip route add default via 10.1.0.14
ip -n h2 route add default via 10.1.0.14
ip netns exec h3 ip route add default via 10.1.0.14
ip netns exec h2 ping -c2 -i 0.2 -W1 10.1.0.2
ping -c1 -W1 10.1.0.14
ip netns exec h2 ping -c1 -W1 -s 1473 10.1.0.3
iptables -t nat -A PREROUTING -p icmp -d 10.1.0.14 -j DNAT --to-destination 10.1.0.14
ping -c1 -W1 10.1.0.99
ip -n h1 route get 10.1.0.14
ip neigh
route -n
ip -n h2 route get 10.1.0.3
bridge fdb show br br0
bridge link
ip route
