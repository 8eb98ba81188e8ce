# lab 1138
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip -n r2 link set dev lo up
ip netns add r3
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set d1 up
ip netns exec r2 ip link set u2 up
ip link add d2 address 02:00:00:00:b9:05 type veth peer name u3 address 02:00:00:00:de:06
ip link set d2 netns r2
ip link set u3 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip -n r2 link set dev d2 up
ip netns exec r3 ip link set dev u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.0.0.0/24 via 10.2.0.1
ip -n r3 route add 10.1.0.0/24 via 10.2.0.1
ip netns exec r2 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.1.0.0
ip netns exec r2 ping -c1 -W1 -I d2 10.2.0.2
ip netns exec r3 ping -c1 -W1 -s 600 10.2.0.2
ip netns exec r3 ping -c1 -W1 -M do -s 2000 10.2.0.2
iptables -N LAB
iptables -A LAB -s 10.1.0.1 -j ACCEPT
iptables -A LAB -p icmp --icmp-type echo-reply -j REJECT --reject-with icmp-admin-prohibited
iptables -I FORWARD -j LAB
ip netns exec r0 ping -c1 -W1 10.1.0.2
ip netns exec r2 ping -c1 -W1 10.1.0.2
sysctl -w net.ipv4.ip_forward=1
ip netns exec r1 ping -c1 -W1 -t 4 10.2.0.1
ip netns exec r2 ping -c1 -W1 -s 1400 127.0.0.1
ip netns exec r1 ip link set dev d1 address 02:00:00:00:03:07
ping -c1 -W1 -M want -s 1473 192.168.17.10
ip netns exec r0 ping -c2 -i 0.2 -W1 10.250.1.1
ip route show table local
ip netns exec r0 ip neigh
ip netns exec r1 ip addr
ip neigh
ip netns exec r3 arp -n
conntrack -L
