# lab 1118
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip -n r1 link set lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip -n r1 link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r1 ping -c1 -W1 -M dont -s 1472 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.250.1.1
ip netns exec r1 iptables -S
ip netns exec r0 ip neigh
ip netns exec r1 iptables -L -n -v
ip route
