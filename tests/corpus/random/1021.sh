# lab 1021
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 10.9.8.1/16 dev e1
ip -n h1 link set dev e1 up
ip -n h1 link set dev lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip -n h2 link set dev e2 up
ip netns exec h2 ip link set dev lo up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 10.9.8.3/16 dev e3
ip netns exec h3 ip link set dev e3 up
ip link set dev p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 netns h4 type veth peer name p4 address 02:00:00:00:28:08
ip link set p4 master br0
ip -n h4 addr add 10.9.8.4/16 dev e4
ip -n h4 link set dev e4 up
ip netns exec h4 ip link set dev lo up
ip link set p4 up
ping -c1 -W1 -I 10.9.8.1 10.9.8.1
traceroute -n -I -q1 -w1 -m4 10.9.8.2
ip netns exec h3 ping -c1 -W1 10.9.8.1
ip netns exec h4 ping -c1 -W1 -q 1.1.1.1
ip link set e3 nomaster
ping -c1 -W1 -t 4 10.9.8.1
ip netns exec h1 ip neigh del 10.9.8.2 dev e1
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 1.1.1.1
ip netns exec h1 iptables -A FORWARD -s 10.9.8.1 -j DROP
ping -c1 -W1 -M dont -s 1473 8.8.8.8
ip netns exec h4 ping -c1 -W1 -t 3 10.9.8.3
ip netns exec h1 iptables -S
ip netns exec h4 ip route
ip netns exec h1 arp -n
ip netns exec h1 ip route show table local
ip netns exec h1 ip -br link
bridge fdb show br br0
bridge link
ip route
