# lab 1149
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip -n r1 link set lo up
ip netns add r2
ip -n r2 link set lo up
ip netns add r3
ip netns exec r3 ip link set dev lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set dev d1 up
ip -n r2 link set u2 up
ip link add d2 address 02:00:00:00:b9:05 type veth peer name u3 address 02:00:00:00:de:06
ip link set d2 netns r2
ip link set u3 netns r3
ip netns exec r2 ip addr add 10.2.0.1/24 dev d2
ip netns exec r3 ip addr add 10.2.0.2/24 dev u3
ip -n r2 link set d2 up
ip netns exec r3 ip link set u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n r1 route add default via 10.1.0.2
ip -n r2 route add default via 10.2.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r3 ping -c1 -W1 -I u3 10.1.0.2
ip netns exec r2 ping -c1 -W1 -s 3000 10.2.0.2
iptables -P INPUT DROP
ip netns exec r1 ping -c1 -W1 -s 3000 10.250.1.1
ip netns exec r3 ping -c1 -W1 10.250.1.1
ip netns exec r0 ip link set d0 down
ip netns exec r1 ping -c1 -W1 -n 10.0.0.2
ip -n r0 link
ip -br addr
ip netns exec r2 ip addr
ip netns ls
