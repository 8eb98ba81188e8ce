# lab 1108
ip netns add r0
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns add r2
ip -n r2 link set lo up
ip netns add r3
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip netns exec r1 ip link set dev u1 up
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip -n r2 link set u2 up
ip link add d2 address 02:00:00:00:b9:05 type veth peer name u3 address 02:00:00:00:de:06
ip link set d2 netns r2
ip link set u3 netns r3
ip netns exec r2 ip addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip -n r2 link set d2 up
ip netns exec r3 ip link set dev u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r2 route add default via 10.2.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip netns exec r1 ping -c1 -W1 10.2.0.1
ip netns exec r1 ping -c2 -i 0.2 -W1 10.0.0.2
traceroute -n -I -q1 -w1 -m4 10.2.0.2
ip netns exec r1 ip addr
ip -n r3 route show table local
ip -n r1 neigh
ip -br link
ip -br link
ip netns exec r2 route -n
conntrack -L
