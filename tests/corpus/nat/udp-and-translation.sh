# udp through translation: traceroute's ports kept or changed, ranges, port redirection, two hosts on one address
ip netns add a
ip netns add c
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.80.1.1/24 dev a0
ip -n r addr add 10.80.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add c0 type veth peer name r2
ip link set c0 netns c
ip link set r2 netns r
ip -n c addr add 10.80.3.1/24 dev c0
ip -n r addr add 10.80.3.254/24 dev r2
ip -n c link set c0 up
ip -n r link set r2 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.80.2.254/24 dev r1
ip -n b addr add 10.80.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.80.1.254
ip -n c route add default via 10.80.3.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p udp -j SNAT --to-source 10.80.2.254:4000-4005
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE
ip netns exec a traceroute -n -q1 -w1 -m3 10.80.2.1
ip netns exec a ping -c1 -W1 10.80.2.1
ip netns exec c ping -c1 -W1 10.80.2.1
ip netns exec r iptables -t nat -L POSTROUTING -n -v
ip netns exec r iptables -t nat -F
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -A PREROUTING -p udp --dport 33434:33534 -j DNAT --to-destination 10.80.2.1
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j SNAT --to-source 10.80.2.77-10.80.2.78
ip -n r addr add 10.80.2.77/24 dev r1
ip -n r addr add 10.80.2.78/24 dev r1
ip netns exec a traceroute -n -q1 -w1 -m3 9.9.9.9
ip netns exec a ping -c1 -W1 10.80.2.1
ip netns exec r iptables -t nat -S
ip netns exec r iptables -t nat -A PREROUTING -p udp -j REDIRECT --to-ports 5000
ip netns exec r iptables -t nat -A PREROUTING -p icmp -j REDIRECT --to-ports 5000
ip netns exec a traceroute -n -q1 -w1 -m3 10.80.1.254
ip netns exec r iptables -t nat -L -n -v
