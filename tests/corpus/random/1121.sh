# lab 1121
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 10.1.0.1/24 dev e1
ip netns exec h1 ip link set dev lo up
ip -n h1 link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 10.1.0.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip -n h2 link set dev lo up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 10.1.0.3/24 dev e3
ip -n h3 link set dev e3 up
ip link set p3 up
ip addr add 10.1.0.14/24 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h3 ping -c2 -i 0.2 -W1 10.1.0.3
ip netns exec h2 ip route del default
ip netns exec h3 ping -c1 -W1 192.168.17.77
ip netns exec h1 ping -c1 -W1 -t 2 10.1.0.1
ip -n h3 neigh del 10.1.0.3 dev e3
ip netns exec h3 ping -c1 -W1 192.168.17.10
ip netns exec h3 ping -c1 -W1 -I 10.1.0.3 10.1.0.3
ip netns exec h1 ip neigh add 10.1.0.3 lladdr 02:00:00:00:03:07 dev e1 nud permanent
ip netns exec h3 traceroute -n -I -q1 -w1 -m4 10.1.0.2
ip -n h3 neigh
ip -n h1 -br link
route -n
ip netns exec h1 arp -n
ip netns exec h1 ip -br link
bridge fdb show br br0
bridge link
ip netns ls
