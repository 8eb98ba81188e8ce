# lab 1099
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 10.9.8.1/16 dev e1
ip netns exec h1 ip link set dev e1 up
ip netns exec h1 ip link set lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 10.9.8.2/16 dev e2
ip netns exec h2 ip link set e2 up
ip link set dev p2 up
ip addr add 10.9.8.14/16 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 10.9.8.1
ip netns exec h1 ping -c1 -W1 10.9.8.2
ip netns exec h2 ping -c1 -W1 10.9.8.1
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.9.8.1
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.9.8.2
ip netns exec h2 ip link set dev e2 down
ip netns exec h2 ping -c1 -W1 127.0.0.1
ip link del p2
ip netns exec h1 ping -c1 -W1 -s 1400 10.9.8.99
ping -c1 -W1 10.9.8.1
iptables -t nat -A PREROUTING -p icmp -d 10.9.8.1 -j DNAT --to-destination 10.9.8.2
ip netns exec h2 traceroute -n -I -q1 -w1 -m4 10.9.8.2
ip netns exec h1 ping -c1 -W1 10.9.8.1
ip -n h1 neigh replace 10.9.8.2 lladdr 02:00:00:00:b9:05 dev e1 nud permanent
ip netns exec h2 ping -c1 -W1 10.9.8.1
ip netns exec h1 iptables -S
ip route
ip -n h2 route get 10.9.8.2
ip -n h2 -br link
bridge fdb show br br0
bridge link
ip route
