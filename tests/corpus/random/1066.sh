# lab 1066
ip netns add r0
ip -n r0 link set dev lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip -n r2 link set dev lo up
ip netns add r3
ip -n r3 link set lo up
ip netns add r4
ip link add d0 netns r0 type veth peer name u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip -n r1 link set u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip netns exec r2 ip link set dev u2 up
ip link add d2 type veth peer name u3
ip link set d2 netns r2
ip link set u3 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip -n r2 link set dev d2 up
ip -n r3 link set u3 up
ip link add d3 type veth peer name u4
ip link set d3 netns r3
ip link set u4 netns r4
ip -n r3 addr add 10.3.0.1/24 dev d3
ip -n r4 addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set d3 up
ip -n r4 link set dev u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip netns exec r3 ip route add default via 10.3.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip -n r3 route add 10.0.0.0/24 via 10.2.0.1
ip -n r3 route add 10.1.0.0/24 via 10.2.0.1
ip -n r4 route add 10.0.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.2.0.0/24 via 10.3.0.1
ip -n r3 link set d3 mtu 1000
ip -n r4 link set u4 mtu 1000
traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.3.0.99
ip netns exec r4 ping -c1 -W1 -s 1473 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r1 ip route add blackhole 10.2.0.0/24
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip netns exec r4 iptables -N LAB
ip netns exec r4 iptables -A LAB -s 10.1.0.2 -j RETURN
ip netns exec r4 iptables -A LAB -p icmp --icmp-type echo-reply -j REJECT
ip netns exec r4 iptables -I FORWARD -j LAB
ip netns exec r1 ping -c1 -W1 -M want -s 1473 10.0.0.1
ip -n r2 -br addr
ip netns exec r2 ip neigh
ip netns exec r4 iptables -S
ip netns exec r0 arp -n
ip route
