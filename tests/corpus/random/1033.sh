# lab 1033
ip link add br0 type bridge
ip netns add h1
ip link add e1 netns h1 type veth peer name p1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 type veth peer name p2
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip -n h2 link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 netns h3 type veth peer name p3
ip link set p3 master br0
ip netns exec h3 ip addr add 172.20.5.3/28 dev e3
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip netns add h4
ip link add e4 type veth peer name p4
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 172.20.5.4/28 dev e4
ip -n h4 link set dev e4 up
ip netns exec h4 ip link set lo up
ip link set dev p4 up
ip netns exec h3 traceroute -n -I -q1 -w1 -m4 172.20.5.2
ip netns exec h1 ip link set dev e1 mtu 1200
ip netns exec h4 ping -c1 -W1 172.20.5.1
ip netns exec h3 ip route del default
ping -c1 -W1 8.8.8.8
ip -n h4 link
ip -n h1 -br link
ip -n h4 -br link
bridge fdb show br br0
bridge link
ip route
