# lab 1135
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.9.8.1/16 dev e1
ip -n h1 link set dev e1 up
ip -n h1 link set lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 10.9.8.2/16 dev e2
ip netns exec h2 ip link set dev e2 up
ip -n h2 link set lo up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 10.9.8.3/16 dev e3
ip netns exec h3 ip link set lo up
ip -n h3 link set e3 up
ip link set p3 up
ip addr add 10.9.8.14/16 dev br0
ip -n h1 route add default via 10.9.8.1
ip -n h2 route add default via 10.9.8.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h1 ping -c1 -W1 10.9.8.2
ip netns exec h3 ping -c1 -W1 10.9.8.2
ip netns exec h3 ping -c1 -W1 10.9.8.3
ip netns exec h2 ping -c1 -W1 192.168.17.10
ip netns exec h1 ip route add 10.250.1.0/24 via 10.9.8.2
ip netns exec h3 ping -c1 -W1 -s 1400 10.9.8.3
ip netns exec h2 ping -c1 -W1 -q 10.9.8.2
ip -n h2 rule
ip netns exec h1 ip link
ip route show table local
ip -n h3 rule
bridge fdb show br br0
bridge link
ip route
