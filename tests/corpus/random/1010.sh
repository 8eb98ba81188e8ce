# lab 1010
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 10.1.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set dev p2 up
ip addr add 10.1.0.14/24 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h2 ping -c1 -W1 -s 7 10.1.0.1
ip link set dev br0 mtu 500
ip netns exec h1 ping -c1 -W1 10.1.0.2
ip link set p1 nomaster
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 8.8.8.8
iptables -A OUTPUT -p icmp -j DROP
ip netns exec h2 ping -c1 -W1 10.1.0.14
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.1.0.1
bridge link set dev p2 flood off
ip netns exec h1 ping -c1 -W1 10.1.0.2
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec h1 arp -n
ip route show table local
ip -br link
ip netns exec h2 ip neigh
ip -n h2 rule
ip netns exec h2 iptables -t nat -S
bridge fdb show br br0
bridge link
ip netns ls
