# lab 1073
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip -n h2 link set lo up
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip -n h3 addr add 172.20.5.3/28 dev e3
ip -n h3 link set dev e3 up
ip link set p3 up
ip link add e4 address 02:00:00:00:03:07 type veth peer name p4 address 02:00:00:00:28:08
ip netns add h4
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 172.20.5.4/28 dev e4
ip netns exec h4 ip link set dev lo up
ip -n h4 link set e4 up
ip link set p4 up
ip netns exec h2 ping -c1 -W1 172.20.5.2
ip netns exec h3 ping -c1 -W1 172.20.5.0
bridge link set dev p4 flood off
ping -c1 -W1 -I 172.20.5.1 192.168.17.10
ip netns exec h3 ping -c1 -W1 -M do -s 1473 8.8.8.8
ip link set dev p2 mtu 1400
ip netns exec h2 ping -c1 -W1 127.0.0.1
ip -n h4 neigh add 172.20.5.4 lladdr 02:00:00:00:4d:09 dev e4 nud permanent
ip netns exec h2 ping -c1 -W1 8.8.8.8
ip netns exec h3 ping -c1 -W1 172.20.5.4
sysctl -w net.ipv4.icmp_echo_ignore_all=1
ip netns exec h3 ping -c1 -W1 -M want -s 1473 10.250.1.1
ip netns exec h4 traceroute -n -I -q1 -w1 -m4 172.20.5.2
ip netns exec h4 arp -n
ip netns exec h4 ip -br addr
ip netns exec h1 route -n
ip -n h1 route get 172.20.5.1
ip netns exec h3 ip route show table local
bridge fdb show br br0
bridge link
ip route
