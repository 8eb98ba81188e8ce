# lab 1134
ip netns add r0
ip netns add r1
ip -n r1 link set lo up
ip netns add r2
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip -n r1 link set u1 up
ip link add d1 type veth peer name u2
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip netns exec r2 ip link set u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.1.0.2
ip -n r0 rule
ip netns exec r2 ip route show table local
ip netns exec r1 ip neigh
ip route
ip netns exec r0 ip -br addr
ip netns ls
