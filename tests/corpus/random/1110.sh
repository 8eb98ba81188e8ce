# lab 1110
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip -n r1 link set dev lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip netns exec r1 ip link set u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 -s 1472 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r1 ip link
ip netns exec r0 route -n
ip -n r1 route show table local
iptables -t nat -S
ip netns exec r1 ip -br addr
ip route show table local
conntrack -L
