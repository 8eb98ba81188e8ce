# lab 1068
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 192.168.28.2/24 dev e2
ip -n h2 link set dev lo up
ip netns exec h2 ip link set e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set dev e3 up
ip link set p3 up
ip addr add 192.168.28.14/24 dev br0
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 ! -o br0 -j MASQUERADE
ip netns exec h3 ping -c1 -W1 -s 1400 192.168.17.2
ip netns exec h3 ping -c1 -W1 192.168.28.3
traceroute -n -I -q1 -w1 -m4 192.168.28.14
ip netns exec h2 ping -c1 -W1 192.168.28.2
ip netns exec h1 ping -c1 -W1 192.168.28.1
ip link set p1 address 02:00:00:00:03:07
traceroute -n -I -q1 -w1 -m4 8.8.8.8
ip netns exec h3 ping -c1 -W1 -t 2 127.0.0.1
iptables -t nat -S
ip netns exec h3 iptables -S
ip netns exec h2 iptables -L -n -v
bridge fdb show br br0
bridge link
ip route
