# lab 1011
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 type veth peer name p1 address 02:00:00:00:6f:03
ip link set e1 netns h1
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip -n h1 link set dev e1 up
ip -n h1 link set dev lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 netns h2 type veth peer name p2 address 02:00:00:00:b9:05
ip link set p2 master br0
ip netns exec h2 ip addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:de:06 type veth peer name p3 address 02:00:00:00:03:07
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set e3 up
ip link set p3 up
ip netns exec h2 ping -c1 -W1 192.168.17.10
ip netns exec h1 ping -c1 -W1 192.168.28.3
traceroute -n -I -q1 -w1 -m4 192.168.28.1
ip netns exec h2 ping -c2 -i 0.2 -W1 192.168.28.2
ip link set dev br0 down
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 192.168.28.2
ip netns exec h3 ping -c1 -W1 192.168.17.77
ip -n h3 link set dev e3 mtu 1400
ping -c1 -W1 -M do -s 2000 127.0.0.1
ip -n h2 neigh add 192.168.28.1 lladdr 02:00:00:00:28:08 dev e2 nud permanent
ip netns exec h2 ping -c1 -W1 192.168.28.2
ping -c1 -W1 192.168.28.3
ip netns exec h2 ip link
ip addr
ip netns exec h2 iptables -t nat -L -n -v
ip netns exec h3 arp -n
bridge fdb show br br0
bridge link
conntrack -L
