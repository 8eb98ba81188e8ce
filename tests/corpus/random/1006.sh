# lab 1006
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 netns h1 type veth peer name p1 address 02:00:00:00:6f:03
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip -n h1 link set dev e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 type veth peer name p2 address 02:00:00:00:b9:05
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set e2 up
ip -n h2 link set lo up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:de:06 type veth peer name p3 address 02:00:00:00:03:07
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set e3 up
ip link set dev p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:28:08 netns h4 type veth peer name p4 address 02:00:00:00:4d:09
ip link set p4 master br0
ip netns exec h4 ip addr add 192.168.28.4/24 dev e4
ip netns exec h4 ip link set dev e4 up
ip netns exec h4 ip link set lo up
ip link set dev p4 up
ip addr add 192.168.28.14/24 dev br0
ip -n h1 route add default via 192.168.28.14
ip netns exec h2 ip route add default via 192.168.28.14
ip -n h3 route add default via 192.168.28.14
ip -n h4 route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING ! -o br0 -j SNAT --to-source 192.168.17.10
ip netns exec h1 ping -c1 -W1 192.168.28.4
ip netns exec h4 ip rule add to 192.168.28.1 lookup 100 pref 100
ip -n h4 route add default dev e4 table 100
ping -c1 -W1 -t 4 8.8.8.8
ping -c1 -W1 192.168.28.1
ip link set br0 down
ip netns exec h3 ping -c1 -W1 192.168.28.2
ip link set br0 up
ip netns exec h1 ping -c1 -W1 127.0.0.1
ip netns exec h4 ip addr
ip route get 192.168.28.2
ip netns exec h2 ip route get 192.168.28.1
bridge fdb show br br0
bridge link
ip route
