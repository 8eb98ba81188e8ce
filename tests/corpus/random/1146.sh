# lab 1146
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip netns add r2
ip netns exec r2 ip link set dev lo up
ip netns add r3
ip -n r3 link set dev lo up
ip netns add r4
ip netns exec r4 ip link set dev lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip -n r1 link set u1 up
ip link add d1 type veth peer name u2
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip -n r2 link set dev u2 up
ip link add d2 netns r2 type veth peer name u3 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip -n r2 link set d2 up
ip -n r3 link set dev u3 up
ip link add d3 netns r3 type veth peer name u4 netns r4
ip -n r3 addr add 10.3.0.1/24 dev d3
ip netns exec r4 ip addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set dev d3 up
ip -n r4 link set u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip -n r3 route add default via 10.3.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip -n r4 route add 10.0.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.1.0.0/24 via 10.3.0.1
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j MASQUERADE
ip netns exec r3 ping -c1 -W1 10.1.0.2
ip netns exec r0 ping -c1 -W1 -s 7 10.1.0.1
ip netns exec r1 ip -br addr
ip -n r1 route
ip -n r2 rule
ip netns ls
