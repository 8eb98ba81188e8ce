# lab 1088
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip netns add r3
ip -n r3 link set lo up
ip netns add r4
ip netns exec r4 ip link set dev lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set d1 up
ip -n r2 link set u2 up
ip link add d2 address 02:00:00:00:b9:05 type veth peer name u3 address 02:00:00:00:de:06
ip link set d2 netns r2
ip link set u3 netns r3
ip netns exec r2 ip addr add 10.2.0.1/24 dev d2
ip netns exec r3 ip addr add 10.2.0.2/24 dev u3
ip netns exec r2 ip link set dev d2 up
ip netns exec r3 ip link set dev u3 up
ip link add d3 address 02:00:00:00:03:07 type veth peer name u4 address 02:00:00:00:28:08
ip link set d3 netns r3
ip link set u4 netns r4
ip -n r3 addr add 10.3.0.1/24 dev d3
ip netns exec r4 ip addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set dev d3 up
ip -n r4 link set u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip -n r2 route add default via 10.2.0.2
ip netns exec r3 ip route add default via 10.3.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip -n r3 route add 10.1.0.0/24 via 10.2.0.1
ip -n r4 route add 10.0.0.0/24 via 10.3.0.1
ip -n r4 route add 10.1.0.0/24 via 10.3.0.1
ip -n r4 route add 10.2.0.0/24 via 10.3.0.1
ip -n r1 link set d1 mtu 1280
ip -n r2 link set u2 mtu 1280
ping -c2 -i 0.2 -W1 10.3.0.1
ip netns exec r2 ping -c1 -W1 192.168.17.77
ip netns exec r4 ping -c1 -W1 10.3.0.2
ping -c1 -W1 10.0.0.1
ip netns exec r4 ip neigh add 10.1.0.1 lladdr 02:00:00:00:4d:09 dev u4 nud permanent
ip netns exec r3 ping -c1 -W1 -M want -s 1472 10.0.0.1
ip netns exec r0 ping -c2 -i 0.2 -W1 10.0.0.1
ip netns del r3
ip netns exec r2 traceroute -n -I -q1 -w1 -m4 10.2.0.1
ip netns exec r1 ping -c1 -W1 10.2.0.1
ip netns exec r1 iptables -t nat -S
ip netns exec r0 ip -br addr
ip link
conntrack -L
