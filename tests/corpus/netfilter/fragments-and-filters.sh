# fragments through a router and filters: what rules count and match, with and without conntrack
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.36.1.1/24 dev a0
ip -n r addr add 10.36.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.36.2.254/24 dev r1
ip -n b addr add 10.36.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.36.1.254
ip -n b route add default via 10.36.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -A FORWARD -p icmp
ip netns exec r iptables -A FORWARD -f
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r iptables -A FORWARD -p icmp --icmp-type echo-request
ip netns exec r iptables -Z
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r iptables -A FORWARD -m conntrack --ctstate ESTABLISHED
ip netns exec r iptables -Z
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec r iptables -L FORWARD -n -v
ip netns exec r iptables -I FORWARD -f -j DROP
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec b iptables -A INPUT -f -j DROP
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec b iptables -L INPUT -n -v
ip netns exec a iptables -A OUTPUT -f -j DROP
ip netns exec a ping -c1 -W1 -s 4000 10.36.2.1
ip netns exec r iptables -F FORWARD
ip -n r link set r1 mtu 600
ip netns exec a ping -c1 -W1 -s 1000 10.36.2.1
ip netns exec r iptables -L -n -v
ip netns exec r iptables -S
