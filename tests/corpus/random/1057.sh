# lab 1057
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip -n r1 link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip netns exec r2 ip link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r0 ping -c1 -W1 -s 3000 10.0.0.1
ping -c1 -W1 -t 3 10.0.0.2
ip netns exec r2 ping -c1 -W1 -s 600 10.0.0.1
iptables -P FORWARD DROP
ip netns exec r0 ping -c1 -W1 192.168.17.77
ip -n r1 route add prohibit 10.2.0.0/24
ping -c1 -W1 10.0.0.1
ip -n r2 addr del 10.1.0.2/24 dev u2
ip netns exec r1 ping -c1 -W1 10.1.0.1
ip link set u2 nomaster
ip netns exec r1 ping -c1 -W1 -n 10.0.0.2
ping -c1 -W1 10.1.0.1
ip netns exec r1 iptables -t nat -S
ip netns exec r1 arp -n
ip netns exec r1 arp -n
ip netns exec r0 iptables -t nat -L -n -v
ip -n r1 route
conntrack -L
