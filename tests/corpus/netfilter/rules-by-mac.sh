# What a rule asks of a packet may not be there: `mac` at each place where it may stand, of packets with a frame
# (received, forwarded) and without one (from this host to itself).
ip netns add a
ip netns add r
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name r0 address 02:00:00:00:00:10 netns r
ip link add b0 address 02:00:00:00:00:0b netns b type veth peer name r1 address 02:00:00:00:00:11 netns r
ip -n a addr add 10.1.0.1/24 dev a0
ip -n r addr add 10.1.0.254/24 dev r0
ip -n r addr add 10.2.0.254/24 dev r1
ip -n b addr add 10.2.0.1/24 dev b0
ip -n a link set a0 up
ip -n r link set lo up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.1.0.254
ip -n b route add default via 10.2.0.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -A FORWARD -m mac --mac-source 02:00:00:00:00:0a
ip netns exec r iptables -A FORWARD -m mac --mac-source 02:00:00:00:00:0b
ip netns exec r iptables -A FORWARD -m mac ! --mac-source 02:00:00:00:00:0a
ip netns exec r iptables -A INPUT -m mac --mac-source 02:00:00:00:00:0a
ip netns exec r iptables -A INPUT -m mac ! --mac-source 02:00:00:00:00:0a
ip netns exec r iptables -t mangle -A PREROUTING -m mac --mac-source 02:00:00:00:00:0a
ip netns exec r iptables -t mangle -A PREROUTING -m mac ! --mac-source 02:00:00:00:00:0a
ip netns exec a ping -c1 -W1 10.2.0.1
ip netns exec a ping -c1 -W1 10.2.0.9
ip netns exec a ping -c1 -W1 10.1.0.254
ip netns exec b ping -c1 -W1 10.1.0.1
ip netns exec r ping -c1 -W1 10.1.0.1
ip netns exec r ping -c1 -W1 10.1.0.254
ip netns exec a ping -c1 -W1 -t1 10.2.0.1
ip netns exec r iptables -nvL
ip netns exec r iptables -t mangle -nvL
ip netns exec r iptables -I FORWARD -m mac --mac-source 02:00:00:00:00:0a -j REJECT
ip netns exec a ping -c1 -W1 10.2.0.1
ip netns exec b ping -c1 -W1 10.1.0.1
ip netns exec r iptables -R FORWARD 1 -m mac ! --mac-source 02:00:00:00:00:0b -j DROP
ip netns exec a ping -c1 -W1 10.2.0.1
ip netns exec b ping -c1 -W1 10.1.0.1
ip netns exec r iptables -nvL
