# two hosts behind one address: what becomes of an identifier that is taken, of a range that is full, of mappings kept
ip netns add a
ip netns add c
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add c0 netns c type veth peer name r2 netns r
ip link add r1 netns r type veth peer name b0 netns b
ip -n a addr add 10.112.1.1/24 dev a0
ip -n r addr add 10.112.1.254/24 dev r0
ip -n c addr add 10.112.3.1/24 dev c0
ip -n r addr add 10.112.3.254/24 dev r2
ip -n r addr add 10.112.2.254/24 dev r1
ip -n r addr add 10.112.2.253/24 dev r1
ip -n b addr add 10.112.2.1/24 dev b0
ip -n b addr add 10.112.2.2/24 dev b0
ip -n a link set a0 up
ip -n c link set c0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n r link set r2 up
ip -n b link set b0 up
ip -n a route add default via 10.112.1.254
ip -n c route add default via 10.112.3.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE
# the same identifier from two hosts and from the router itself: the second and the third get another
ip netns exec a ping -c1 -W1 -e 7 10.112.2.1
ip netns exec c ping -c1 -W1 -e 7 10.112.2.1
ip netns exec r ping -c1 -W1 -e 7 10.112.2.1
ip netns exec r conntrack -C
ip netns exec r conntrack -L -s 10.112.1.1
# towards another host it is free
ip netns exec a ping -c1 -W1 -e 7 10.112.2.2
ip netns exec r conntrack -L -s 10.112.1.1
ip netns exec r conntrack -D -s 10.112.1.1 -d 10.112.2.1
ip netns exec r conntrack -L -s 10.112.1.1
ip netns exec r conntrack -F
# a range of one identifier: the second host's echoes fit nowhere and are dropped
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p icmp -j SNAT --to-source 10.112.2.254:77
ip netns exec r iptables -t nat -S POSTROUTING
ip netns exec a ping -c1 -W1 -e 7 10.112.2.1
ip netns exec r conntrack -L
ip netns exec c ping -c2 -i 0.3 -W1 -e 8 10.112.2.1
ip netns exec c ping -c1 -W1 -e 77 10.112.2.1
ip netns exec a ping -c1 -W1 -e 77 10.112.2.2
ip netns exec r conntrack -L
ip netns exec r iptables -t nat -L POSTROUTING -n -v -x
ip netns exec r conntrack -F
# a range of several keeps an identifier that lies in it
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p icmp -j SNAT --to-source 10.112.2.254:70-79
ip netns exec a ping -c1 -W1 -e 75 10.112.2.1
ip netns exec a ping -c1 -W1 -e 75 10.112.2.2
ip netns exec c ping -c1 -W1 -e 76 10.112.2.1
ip netns exec r conntrack -L
ip netns exec r conntrack -F
# where a source goes twice, it keeps the mapping that it has, if the rule allows it
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A POSTROUTING -d 10.112.2.1 -p icmp -j SNAT --to-source 10.112.2.253:78
ip netns exec r iptables -t nat -A POSTROUTING -d 10.112.2.2 -j SNAT --to-source 10.112.2.250-10.112.2.254
ip netns exec a ping -c1 -W1 -e 21 10.112.2.1
ip netns exec a ping -c1 -W1 -e 21 10.112.2.2
ip netns exec r conntrack -L
ip netns exec r iptables -t nat -R POSTROUTING 2 -d 10.112.2.2 -j SNAT --to-source 10.112.2.254
ip netns exec r conntrack -D -d 10.112.2.2
ip netns exec a ping -c1 -W1 -e 21 10.112.2.2
ip netns exec r conntrack -L
ip netns exec r conntrack -F
# a destination shared by two names: answers to the same identifier would be mistaken for each other
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A PREROUTING -i r0 -d 10.112.9.0/24 -j DNAT --to-destination 10.112.2.1
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE
ip netns exec a ping -c1 -W1 -e 5 10.112.9.1
ip netns exec a ping -c1 -W1 -e 5 10.112.9.2
ip netns exec a ping -c1 -W1 -e 5 10.112.2.1
ip netns exec r conntrack -C
ip netns exec r conntrack -L -d 10.112.9.1
ip netns exec r conntrack -F
# a new choice for every flow
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A PREROUTING -d 10.112.9.9 -j DNAT --to-destination 10.112.2.1 --random
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE --random
ip netns exec a ping -c1 -W1 -e 5 10.112.9.9
ip netns exec a traceroute -n -q1 -w1 -f2 -m2 10.112.9.9
ip netns exec r iptables -t nat -L -n -v -x
ip netns exec r conntrack -F
# a hundred and thirty ports for a hundred and forty flows
ip netns exec r iptables -t nat -F
ip netns exec b iptables -A INPUT -p udp -j DROP
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp -j DNAT --to-destination 10.112.2.1:4000
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p udp -j SNAT --to-source 10.112.2.254:2000-2129
ip netns exec a traceroute -n -q10 -w0.1 -f2 -m15 -N 20 10.112.9.9
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r conntrack -C
ip netns exec r iptables -t nat -L -n -v -x
