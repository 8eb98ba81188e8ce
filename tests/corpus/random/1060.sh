# lab 1060
ip link add br0 type bridge
ip link set br0 up
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip netns add h1
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip -n h1 link set dev lo up
ip -n h1 link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip netns exec h2 ip link set e2 up
ip link set dev p2 up
ip addr add 10.1.0.14/24 dev br0
sysctl -w net.ipv4.ip_forward=1
ip netns exec h2 ping -c1 -W1 -I 10.1.0.14 10.1.0.14
ip netns exec h2 ping -c1 -W1 -M do -s 900 10.1.0.2
ping -c1 -W1 10.1.0.1
ip netns exec h2 ping -c1 -W1 10.1.0.2
ip netns exec h1 ping -c1 -W1 -M dont -s 1300 10.1.0.1
ip netns exec h2 ip route add blackhole 10.1.0.14
traceroute -n -I -q1 -w1 -m4 10.1.0.2
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 10.1.0.14
ip netns exec h1 iptables -S
ip netns exec h2 ip route get 10.1.0.1
ip netns exec h2 ip link
bridge fdb show br br0
bridge link
ip route
