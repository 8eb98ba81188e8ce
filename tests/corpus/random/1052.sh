# lab 1052
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip link add d0 netns r0 type veth peer name u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r0 ip link set dev d0 up
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r1 ip link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ping -c1 -W1 -s 1400 10.250.1.1
ip netns exec r0 ping -c1 -W1 -s 7 10.0.0.1
ip netns exec r1 ping -c1 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.0.0.1
ip netns del r1
ip netns exec r0 ping -c1 -W1 -M want -s 1472 10.0.0.2
ip netns exec r0 ping -c2 -i 0.2 -W1 1.1.1.1
ip -n r0 route replace default via 10.0.0.1
ip netns exec r1 ping -c1 -W1 -M do -s 1473 10.0.0.2
ip netns exec r0 ping -c1 -W1 -t 3 127.0.0.1
ip netns exec r1 iptables -L -n -v
ip route
ip netns exec r1 iptables -t nat -L -n -v
ip netns exec r0 ip neigh
ip -n r0 route show table local
conntrack -L
