# packets marked in mangle: routed by the mark, their TTL and TOS changed, the mark kept for the flow
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.78.1.1/24 dev a0
ip -n r addr add 10.78.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.78.2.254/24 dev r1
ip -n b addr add 10.78.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.78.1.254
ip -n b route add default via 10.78.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -p icmp -j MARK --set-mark 7
ip -n r rule add fwmark 7 table 77
ip netns exec a ping -c1 -W1 10.78.2.1
ip -n r route add prohibit default table 77
ip netns exec a ping -c1 -W1 10.78.2.1
ip -n r route replace default via 10.78.2.1 table 77
ip netns exec a ping -c1 -W1 10.78.2.1
ip netns exec r iptables -t mangle -L PREROUTING -n -v
ip netns exec r iptables -t mangle -A FORWARD -j TTL --ttl-set 9
ip netns exec a ping -c1 -W1 10.78.2.1
ip netns exec r iptables -t mangle -A POSTROUTING -o r1 -j TOS --set-tos 0x10
ip netns exec r iptables -t mangle -A PREROUTING -j CONNMARK --save-mark
ip netns exec a ping -c1 -W1 10.78.2.1
ip netns exec r conntrack -L
ip netns exec r iptables -t mangle -S
ip netns exec r iptables -t raw -A PREROUTING -p icmp -j NOTRACK
ip netns exec a ping -c1 -W1 10.78.2.1
ip netns exec r iptables -t raw -L -n -v
ip netns exec a iptables -t mangle -A OUTPUT -d 10.78.2.1 -j MARK --set-mark 3
ip -n a rule add fwmark 3 blackhole
ip netns exec a ping -c1 -W1 10.78.2.1
ip -n a rule
ip netns exec r iptables -t mangle -A INPUT -j DNAT --to-destination 1.2.3.4
ip netns exec r iptables -A FORWARD -j MARK --set-mark 1
