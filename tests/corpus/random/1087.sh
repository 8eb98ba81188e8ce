# lab 1087
ip link add br0 type bridge
ip link set br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set lo up
ip netns exec h1 ip link set e1 up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 type veth peer name p2 address 02:00:00:00:94:04
ip link set e2 netns h2
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip netns exec h2 ip link set dev lo up
ip netns exec h2 ip link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip -n h3 addr add 172.20.5.3/28 dev e3
ip -n h3 link set e3 up
ip addr add 172.20.5.14/28 dev br0
ip link set p3 up
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING ! -o br0 -j MASQUERADE
ping -c1 -W1 -s 1400 1.1.1.1
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 172.20.5.3
ip netns exec h1 ping -c1 -W1 172.20.5.14
ip netns exec h1 ping -c1 -W1 -M do -s 1473 192.168.17.10
ip netns exec h2 ping -c1 -W1 172.20.5.14
ip -n h2 route del default
ping -c1 -W1 1.1.1.1
ip link set dev p3 mtu 1000
ip netns exec h3 ping -c1 -W1 -s 1400 172.20.5.14
ip -n h1 link
ip neigh
ip netns exec h1 ip route get 172.20.5.14
bridge fdb show br br0
bridge link
ip route
