# lab 1140
ip netns add r0
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip -n r1 link set u1 up
ip link add d1 type veth peer name u2
ip link set d1 netns r1
ip link set u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip netns exec r2 ip link set u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ping -c1 -W1 203.0.113.1
ping -c1 -W1 -t 1 10.1.0.1
ip netns exec r1 ping -c1 -W1 -s 7 10.1.0.2
iptables -t nat -A PREROUTING -p icmp -d 10.0.0.2 -j DNAT --to-destination 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.99
ip netns exec r2 traceroute -n -I -q1 -w1 -m4 192.168.17.2
ip netns exec r0 sysctl -w net.ipv4.conf.all.rp_filter=0
ip netns exec r0 ping -c1 -W1 -I d0 203.0.113.1
ip netns del r1
ip netns exec r2 ping -c2 -i 0.2 -W1 10.0.0.99
ip addr
ip addr
ip -n r1 -br addr
ip netns exec r0 ip addr
ip netns exec r1 ip route
ip netns exec r1 ip addr
conntrack -L
