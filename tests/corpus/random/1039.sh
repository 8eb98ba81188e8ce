# lab 1039
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip -n h1 link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.9.8.2
ip -n h1 addr flush dev e1
ip netns exec h1 ping -c1 -W1 -M do -s 1472 10.9.8.1
ip -n h2 neigh
ip -n h1 neigh
ip netns exec h2 ip route
ip -n h1 rule
ip netns exec h2 arp -n
ip -n h2 addr
bridge fdb show br br0
bridge link
conntrack -L
