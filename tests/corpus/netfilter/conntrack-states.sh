# NEW, ESTABLISHED, RELATED, INVALID; and the table: list, delete, flush
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.39.1.1/24 dev a0
ip -n r addr add 10.39.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.39.2.254/24 dev r1
ip -n b addr add 10.39.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.39.1.254
ip -n b route add default via 10.39.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r conntrack -L
ip netns exec a ping -c1 -W1 10.39.2.1
ip netns exec r conntrack -L
ip netns exec r iptables -A FORWARD -m conntrack --ctstate NEW
ip netns exec r iptables -A FORWARD -m conntrack --ctstate ESTABLISHED
ip netns exec r iptables -A FORWARD -m conntrack --ctstate RELATED
ip netns exec r iptables -A FORWARD -m conntrack --ctstate INVALID
ip netns exec a ping -c2 -i 0.3 -W1 10.39.2.1
ip netns exec r conntrack -L
ip netns exec r conntrack -L -p icmp
ip netns exec r iptables -L FORWARD -n -v
ip netns exec a ping -c1 -W1 10.39.2.99
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r conntrack -L -s 10.39.1.1
ip netns exec r conntrack -L -d 10.39.2.99
ip netns exec r conntrack -F
ip netns exec r conntrack -L
ip netns exec a traceroute -n -q1 -w1 -m3 10.39.2.1
ip netns exec r conntrack -C
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r conntrack -D -p udp
ip netns exec r conntrack -D -s 10.99.0.1
ip netns exec b iptables -A INPUT -j REJECT
ip netns exec a ping -c1 -W1 10.39.2.1
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r iptables -I FORWARD 1 -m conntrack --ctstate NEW -j DROP
ip netns exec a ping -c1 -W1 10.39.2.1
ip netns exec r conntrack -L
