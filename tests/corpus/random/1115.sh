# lab 1115
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 type veth peer name p1 address 02:00:00:00:6f:03
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.1.0.1/24 dev e1
ip -n h1 link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 type veth peer name p2 address 02:00:00:00:b9:05
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip -n h2 link set dev e2 up
ip netns exec h2 ip link set lo up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:de:06 netns h3 type veth peer name p3 address 02:00:00:00:03:07
ip link set p3 master br0
ip netns exec h3 ip addr add 10.1.0.3/24 dev e3
ip -n h3 link set lo up
ip -n h3 link set dev e3 up
ip link set dev p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:28:08 netns h4 type veth peer name p4 address 02:00:00:00:4d:09
ip link set p4 master br0
ip netns exec h4 ip addr add 10.1.0.4/24 dev e4
ip netns exec h4 ip link set dev lo up
ip -n h4 link set dev e4 up
ip link set p4 up
ip addr add 10.1.0.14/24 dev br0
ip netns exec h1 ip route add default via 10.1.0.14
ip netns exec h2 ip route add default via 10.1.0.14
ip -n h3 route add default via 10.1.0.14
ip -n h4 route add default via 10.1.0.14
ip netns exec h3 ping -c2 -i 0.2 -W1 10.1.0.99
ip netns exec h1 ip link set dev lo up
ip netns exec h4 ping -c1 -W1 10.1.0.14
ip netns exec h2 ip addr flush dev e2
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec h1 ip route add prohibit 10.2.0.0/24
ip netns exec h2 ping -c2 -i 0.2 -W1 10.1.0.0
ip netns exec h4 ping -c1 -W1 10.1.0.2
ip route
ip link
ip -n h1 route show table local
ip -n h4 -br addr
ip route get 10.1.0.14
bridge fdb show br br0
bridge link
ip netns ls
