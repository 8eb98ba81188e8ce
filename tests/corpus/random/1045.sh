# lab 1045
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip link add d0 netns r0 type veth peer name u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r0 ping -c1 -W1 -t 4 10.0.0.1
ping -c1 -W1 -I 10.0.0.2 8.8.8.8
ip netns exec r1 ping -c1 -W1 10.0.0.2
ip netns exec r0 iptables -t nat -L -n -v
ip netns exec r0 iptables -S
ip -n r0 route show table local
ip route
