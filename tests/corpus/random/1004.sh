# lab 1004
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns add r2
ip -n r2 link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set d1 up
ip netns exec r2 ip link set u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip -n r0 link set d0 mtu 1280
ip -n r1 link set u1 mtu 1280
ping -c1 -W1 10.0.0.2
traceroute -n -I -q1 -w1 -m4 192.168.17.2
ip netns exec r1 ping -c1 -W1 10.1.0.2
ip netns exec r2 ping -c1 -W1 10.1.0.2
ip netns exec r1 ip addr add 192.168.28.50/24 dev u1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r1 ping -c1 -W1 1.1.1.1
ip -n r1 route show table local
iptables -t nat -S
ip -n r2 route get 10.0.0.1
ip netns exec r0 iptables -S
ip -n r2 addr
ip route
