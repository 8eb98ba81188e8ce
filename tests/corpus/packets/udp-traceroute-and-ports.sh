# traceroute with UDP: port unreachable at the end, filters by port, rate limits, gaps
ip netns add a
ip netns add r
ip netns add s
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.49.1.1/24 dev a0
ip -n r addr add 10.49.1.2/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name s0
ip link set r1 netns r
ip link set s0 netns s
ip -n r addr add 10.49.2.1/24 dev r1
ip -n s addr add 10.49.2.2/24 dev s0
ip -n r link set r1 up
ip -n s link set s0 up
ip link add s1 type veth peer name b0
ip link set s1 netns s
ip link set b0 netns b
ip -n s addr add 10.49.3.1/24 dev s1
ip -n b addr add 10.49.3.2/24 dev b0
ip -n s link set s1 up
ip -n b link set b0 up
ip -n a route add default via 10.49.1.2
ip -n r route add 10.49.3.0/24 via 10.49.2.2
ip -n s route add 10.49.1.0/24 via 10.49.2.1
ip -n b route add default via 10.49.3.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec s sysctl -w net.ipv4.ip_forward=1
ip netns exec a traceroute -n -q1 -w1 10.49.3.2
ip netns exec a traceroute -n -I -q1 -w1 10.49.3.2
ip netns exec a traceroute -n -q1 -w1 -f 2 10.49.3.2
ip netns exec a traceroute -n -q1 -w1 -m 2 10.49.3.2
ip netns exec a traceroute -n -I -q1 -w1 -m4 10.49.3.99
ip netns exec a traceroute -n -q1 -w1 -m3 10.49.4.1
ip netns exec b iptables -A INPUT -p udp -j DROP
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.3.2
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -p udp -j REJECT --reject-with icmp-admin-prohibited
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.3.2
ip netns exec b iptables -F
ip netns exec r iptables -A OUTPUT -p icmp --icmp-type time-exceeded -j DROP
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.3.2
ip netns exec s iptables -A FORWARD -p udp --dport 33434:33534 -j REJECT
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.3.2
ip netns exec s iptables -F
ip netns exec s iptables -A FORWARD -p udp -j REJECT --reject-with icmp-host-prohibited
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.3.2
ip netns exec a traceroute -n -I -q1 -w1 -m4 10.49.3.2
ip -n r route del 10.49.3.0/24
ip netns exec a traceroute -n -I -q1 -w1 -m4 10.49.3.2
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.1.1
ip netns exec a traceroute -n -q1 -w1 -m4 10.49.1.2
ip netns exec a traceroute -n -q1 -w1 -m0 10.49.1.2
ip netns exec a traceroute -n nosuch.invalid
ip netns exec a traceroute
