# lab 1040
ip netns add r0
ip -n r0 link set dev lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip -n r1 link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set dev d1 up
ip -n r2 link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j SNAT --to-source 10.1.0.1
ip netns exec r1 ping -c1 -W1 10.1.0.1
ip netns exec r1 ping -c1 -W1 -s 3000 10.0.0.2
ip netns exec r0 ping -c1 -W1 -s 1473 10.0.0.1
ip netns exec r0 ping -c1 -W1 203.0.113.1
ip netns exec r1 ip neigh flush dev d1
ip netns exec r2 ping -c1 -W1 192.168.17.2
ip netns exec r2 ping -c1 -W1 10.1.0.2
ip netns exec r2 iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r2 ping -c1 -W1 -s 3000 1.1.1.1
ip link set u2 master br0
ip netns exec r1 ping -c1 -W1 10.1.0.1
ip netns exec r2 ping -c1 -W1 -s 600 10.1.0.1
iptables -t nat -A PREROUTING -p icmp -d 10.1.0.1 -j DNAT --to-destination 10.0.0.2
ip netns exec r2 ping -c1 -W1 -I 10.0.0.1 10.1.0.2
ip netns exec r2 ping -c1 -W1 -t 4 203.0.113.1
ip netns exec r2 iptables -L -n -v
ip link
ip netns exec r0 ip link
ip addr
conntrack -L
