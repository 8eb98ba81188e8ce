# lab 1127
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:25:01 netns h01 type veth peer name p01 address 02:00:00:00:4a:02
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip -n h01 link set e01 up
ip link set dev p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:6f:03 type veth peer name p02 address 02:00:00:00:94:04
ip link set e02 netns h02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set dev lo up
ip -n h02 link set dev e02 up
ip link set p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:b9:05 netns h11 type veth peer name p11 address 02:00:00:00:de:06
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set dev e11 up
ip link set dev p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:03:07 netns h12 type veth peer name p12 address 02:00:00:00:28:08
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip -n h01 route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ip netns exec h12 ping -c1 -W1 -I 10.2.0.2 203.0.113.1
ip netns exec h01 ip addr del 10.1.0.1/24 dev e01
ip netns exec h01 ping -c1 -W1 10.1.0.2
ip netns exec h11 traceroute -n -I -q1 -w1 -m4 10.2.0.1
ip link
ip netns exec h01 iptables -S
ip netns exec h02 iptables -t nat -S
ip netns exec h01 ip route show table local
ip addr
ip netns exec h11 ip addr
bridge fdb show br br0
bridge link
conntrack -L
