# errors meet the rules too: ttl exceeded and unreachable through filters, OUTPUT of a router, RELATED
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.48.1.1/24 dev a0
ip -n r addr add 10.48.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.48.2.254/24 dev r1
ip -n b addr add 10.48.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.48.1.254
ip -n b route add default via 10.48.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c1 -W1 -t 1 10.48.2.1
ip netns exec a ping -c1 -W1 -t 2 10.48.2.1
ip netns exec r iptables -A OUTPUT -p icmp --icmp-type time-exceeded -j DROP
ip netns exec a ping -c1 -W1 -t 1 10.48.2.1
ip netns exec r iptables -F
ip netns exec a iptables -A INPUT -p icmp --icmp-type ttl-zero-during-transit -j DROP
ip netns exec a ping -c1 -W1 -t 1 10.48.2.1
ip netns exec a iptables -L INPUT -n -v
ip netns exec a iptables -F
ip netns exec a iptables -A INPUT -m conntrack --ctstate RELATED -j ACCEPT
ip netns exec a iptables -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT
ip netns exec a iptables -P INPUT DROP
ip netns exec a ping -c1 -W1 -t 1 10.48.2.1
ip netns exec a ping -c1 -W1 10.48.2.1
ip netns exec b ping -c1 -W1 10.48.1.1
ip netns exec a ping -c1 -W1 10.48.2.99
ip netns exec a ping -c1 -W1 10.48.3.1
ip netns exec a iptables -L INPUT -n -v
ip netns exec r iptables -A FORWARD -d 10.48.2.1 -j REJECT --reject-with icmp-net-unreachable
ip netns exec a ping -c1 -W1 10.48.2.1
ip netns exec a traceroute -n -I -q1 -w1 -m3 10.48.2.1
ip netns exec r iptables -R FORWARD 1 -s 10.48.2.1 -j REJECT --reject-with icmp-admin-prohibited
ip netns exec a ping -c1 -W1 10.48.2.1
ip netns exec b ping -c1 -W1 10.48.1.1
ip netns exec r iptables -L -n -v
