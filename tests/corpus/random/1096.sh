# lab 1096
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip -n h2 link set dev lo up
ip -n h2 link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 192.168.28.3/24 dev e3
ip -n h3 link set dev e3 up
ip link set dev p3 up
ip netns exec h1 ping -c1 -W1 -I 192.168.28.2 127.0.0.1
ip netns exec h2 ping -c1 -W1 -t 1 8.8.8.8
ip netns exec h2 ping -c1 -W1 192.168.28.1
ip netns exec h2 ping -c1 -W1 -t 1 10.250.1.1
ip netns exec h1 ip route replace 10.2.0.0/24 via 192.168.28.1 metric 50
ip netns exec h3 ping -c1 -W1 192.168.28.0
ip netns exec h3 ip rule
ip route show table local
ip addr
ip -br addr
ip netns exec h2 iptables -S
ip route
bridge fdb show br br0
bridge link
conntrack -L
