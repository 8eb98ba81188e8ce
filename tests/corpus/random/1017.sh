# lab 1017
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip netns add r3
ip netns add r4
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set dev d1 up
ip -n r2 link set u2 up
ip link add d2 address 02:00:00:00:b9:05 netns r2 type veth peer name u3 address 02:00:00:00:de:06 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip netns exec r3 ip addr add 10.2.0.2/24 dev u3
ip -n r2 link set d2 up
ip netns exec r3 ip link set u3 up
ip link add d3 address 02:00:00:00:03:07 netns r3 type veth peer name u4 address 02:00:00:00:28:08 netns r4
ip netns exec r3 ip addr add 10.3.0.1/24 dev d3
ip -n r4 addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set d3 up
ip -n r4 link set dev u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip -n r3 route add default via 10.3.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip -n r4 route add 10.1.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.2.0.0/24 via 10.3.0.1
ip netns exec r3 ping -c1 -W1 -M do -s 2000 10.3.0.1
ip netns exec r1 ping -c1 -W1 10.2.0.2
ip netns exec r1 ping -c1 -W1 10.1.0.2
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip addr
ip netns exec r1 iptables -t nat -L -n -v
ip netns exec r1 iptables -t nat -S
ip route
