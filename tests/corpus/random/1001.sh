# lab 1001
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 type veth peer name p1
ip link set p1 master br0
ip link set e1 netns h1
ip -n h1 addr add 10.9.8.1/16 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 type veth peer name p2
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 10.9.8.2/16 dev e2
ip -n h2 link set e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 type veth peer name p3
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 10.9.8.3/16 dev e3
ip -n h3 link set e3 up
ip netns add h4
ip link add e4 type veth peer name p4
ip link set e4 netns h4
ip link set p4 master br0
ip netns exec h4 ip addr add 10.9.8.4/16 dev e4
ip -n h4 link set e4 up
ip link set dev p4 up
ip addr add 10.9.8.14/16 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h1 ping -c1 -W1 -M dont -s 2000 10.9.8.3
iptables -N LAB
iptables -A LAB -s 10.9.8.1 -j ACCEPT
iptables -A LAB -p icmp --icmp-type echo-request -j DROP
iptables -I FORWARD -j LAB
ping -c1 -W1 -s 1472 10.9.8.14
ip netns exec h2 ip -br addr
ip -n h3 route
ip -n h1 -br link
bridge fdb show br br0
bridge link
ip netns ls
