# lab 1085
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip -n r1 link set lo up
ip netns add r2
ip netns exec r2 ip link set dev lo up
ip netns add r3
ip -n r3 link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip -n r2 link set dev u2 up
ip link add d2 address 02:00:00:00:b9:05 netns r2 type veth peer name u3 address 02:00:00:00:de:06 netns r3
ip netns exec r2 ip addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip netns exec r2 ip link set d2 up
ip netns exec r3 ip link set u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip -n r3 route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip netns exec r2 ping -c1 -W1 10.0.0.1
ip netns exec r2 ping -c1 -W1 8.8.8.8
ip netns exec r1 ping -c1 -W1 10.1.0.2
ip netns exec r2 ip rule add from 10.1.0.1 lookup 100 pref 100
ip netns exec r2 ip route add default via 10.0.0.1 table 100
ip netns exec r2 ping -c1 -W1 192.168.17.77
ip link
ip -br link
ip rule
ip -n r3 addr
ip netns exec r0 ip -br link
ip -n r2 neigh
ip netns ls
