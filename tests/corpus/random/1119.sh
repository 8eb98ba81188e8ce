# lab 1119
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip -n r1 link set dev lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip netns exec r1 ip link set u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 -t 2 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 iptables -A OUTPUT -j REJECT --reject-with icmp-admin-prohibited
ip netns exec r1 ping -c2 -i 0.2 -W1 10.0.0.2
ip -n r1 rule
ip route
ip -n r0 addr
ip netns exec r1 iptables -t nat -L -n -v
ip netns exec r0 ip route
ip netns exec r0 ip -br addr
conntrack -L
