# lab 1091
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set dev lo up
ip -n h2 link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip netns exec h3 ip addr add 172.20.5.3/28 dev e3
ip -n h3 link set lo up
ip -n h3 link set e3 up
ip link set p3 up
ip addr add 172.20.5.14/28 dev br0
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h2 ping -c1 -W1 127.0.0.1
ip netns exec h1 ip -br link
ip -n h3 addr
ip netns exec h1 ip rule
bridge fdb show br br0
bridge link
ip netns ls
