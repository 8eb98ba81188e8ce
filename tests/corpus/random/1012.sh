# lab 1012
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 netns h1 type veth peer name p1 address 02:00:00:00:6f:03
ip link set p1 master br0
ip netns exec h1 ip addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set dev lo up
ip -n h1 link set e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 netns h2 type veth peer name p2 address 02:00:00:00:b9:05
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip netns exec h2 ip link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:de:06 netns h3 type veth peer name p3 address 02:00:00:00:03:07
ip link set p3 master br0
ip netns exec h3 ip addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set e3 up
ip link set dev p3 up
ip addr add 192.168.28.14/24 dev br0
ip netns exec h1 ip route add default via 192.168.28.14
ip -n h2 route add default via 192.168.28.14
ip netns exec h3 ip route add default via 192.168.28.14
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j SNAT --to-source 192.168.17.10
ip netns exec h3 ping -c1 -W1 192.168.17.2
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip netns exec h1 ping -c2 -i 0.2 -W1 192.168.28.1
ip netns exec h3 ping -c1 -W1 -s 3000 192.168.28.3
ip netns exec h1 ping -c1 -W1 192.168.28.14
ip addr flush dev br0
ip netns exec h2 ping -c1 -W1 192.168.28.2
ip neigh
ip -n h1 neigh
ip netns exec h1 iptables -t nat -L -n -v
ip netns exec h2 iptables -t nat -S
bridge fdb show br br0
bridge link
ip netns ls
