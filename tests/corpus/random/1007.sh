# lab 1007
ip netns add r0
ip netns add r1
ip -n r1 link set lo up
ip netns add r2
ip -n r2 link set lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set dev u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set d1 up
ip netns exec r2 ip link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip -n r1 link set d1 mtu 1000
ip -n r2 link set u2 mtu 1000
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip -n r1 neigh add 10.1.0.2 lladdr 02:00:00:00:25:01 dev u1 nud permanent
ping -c1 -W1 -n 10.0.0.1
ip link set d1 nomaster
ip netns exec r2 ping -c1 -W1 10.1.0.2
ip -n r0 route replace default via 10.0.0.2
ip netns exec r1 ping -c1 -W1 -s 1472 10.1.0.2
ip addr
ip -n r0 route
ip -n r2 route get 10.1.0.1
ip netns exec r1 iptables -S
conntrack -L
