# lab 1102
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 type veth peer name p1
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip netns exec h2 ip addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip addr add 192.168.28.14/24 dev br0
ip netns exec h1 ip route add default via 192.168.28.14
ip netns exec h2 ip route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip link set p3 mtu 1200
ping -c1 -W1 192.168.28.2
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip -n h1 addr del 192.168.28.1/24 dev e1
ip netns exec h1 ping -c1 -W1 -q 192.168.28.14
ip netns exec h2 ping -c1 -W1 -s 600 192.168.28.2
ip netns exec h3 ip neigh
ip netns exec h1 ip addr
ip -n h1 addr
bridge fdb show br br0
bridge link
ip netns ls
