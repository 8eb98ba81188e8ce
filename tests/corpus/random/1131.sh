# lab 1131
ip netns add r0
ip -n r0 link set dev lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ping -c1 -W1 10.0.0.2
ip -n r1 neigh replace 10.0.0.2 lladdr 02:00:00:00:25:01 dev u1 nud permanent
ip netns exec r0 ping -c1 -W1 203.0.113.1
iptables -N LAB
iptables -A LAB -s 10.0.0.2 -j ACCEPT
iptables -A LAB -p icmp --icmp-type echo-reply -j REJECT
iptables -I FORWARD -j LAB
ping -c1 -W1 10.250.1.1
ip netns exec r0 ping -c1 -W1 -M do -s 900 192.168.17.77
ip netns exec r1 iptables -t nat -A PREROUTING -p icmp -d 10.0.0.1 -j DNAT --to-destination 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.0.0.99
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.99
ip netns exec r0 ip addr
ip -n r1 route show table local
ip netns exec r0 ip -br addr
iptables -S
ip -n r0 -br link
ip netns ls
