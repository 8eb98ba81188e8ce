# translation of ports alone, of whole prefixes, and to a host that has no address to give
ip netns add a
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add r1 netns r type veth peer name b0 netns b
ip -n a addr add 10.113.1.1/24 dev a0
ip -n a addr add 10.113.1.2/24 dev a0
ip -n r addr add 10.113.1.254/24 dev r0
ip -n r addr add 10.113.2.254/24 dev r1
ip -n b addr add 10.113.2.1/24 dev b0
ip -n b addr add 10.113.2.2/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.113.1.254
ip -n b route add default via 10.113.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec b sysctl -w net.ipv4.icmp_ratelimit=0
# a port alone: the address stays
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp -j DNAT --to-destination :33999
ip netns exec r iptables -t nat -S PREROUTING
ip netns exec b iptables -A INPUT -p udp --dport 33999
ip netns exec b iptables -A INPUT -p udp --sport 5000:5009
ip netns exec b iptables -A INPUT -p udp --sport 6000:65535
ip netns exec a traceroute -n -q1 -w1 -f2 -m2 10.113.2.1
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r iptables -t nat -F
# a range with a base: every port has its own
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp --dport 33434:33443 -j DNAT --to-destination 10.113.2.2:40000-40009/33434
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p udp -j MASQUERADE --to-ports 5000-5009
ip netns exec r iptables -t nat -S
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -p udp --dport 40000
ip netns exec b iptables -A INPUT -p udp --dport 40001
ip netns exec b iptables -A INPUT -p udp --dport 40002
ip netns exec b iptables -A INPUT -p udp --sport 5000:5009
ip netns exec a traceroute -n -q3 -w1 -f2 -m2 10.113.2.1
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r iptables -t nat -L -n -v -x
ip netns exec r iptables -t nat -F
# a port that is in the range is kept
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -p udp --dport 33434
ip netns exec b iptables -A INPUT -p udp --dport 33435
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp -j DNAT --to-destination 10.113.2.1:33430-33435
ip netns exec a traceroute -n -q2 -w1 -f2 -m2 10.113.2.2
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r iptables -t nat -F
# with one port to send from, the port behind the router can be told: the first of DNAT's range, and what SNAT makes of
# a base, which it loses; a port already in the range is kept, and one that another flow has is not given twice
ip netns exec a sysctl -w net.ipv4.ip_local_port_range="40003 40003"
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp -j DNAT --to-destination 10.113.2.1:2000-2009
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 10.113.2.1
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 -p 2005 10.113.2.1
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 -p 2000 10.113.2.1
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 -p 7000 10.113.2.2
ip netns exec r conntrack -L
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -p udp -j SNAT --to-source 10.113.2.254:2000-2009/5
ip netns exec r iptables -t nat -S POSTROUTING
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 10.113.2.1
ip netns exec r conntrack -L
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
# two names of one server: the second flow keeps its destination's port, and gets another source port on the way out
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p udp -j DNAT --to-destination 10.113.2.1
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 10.113.8.1
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 10.113.8.2
ip netns exec r conntrack -C
ip netns exec r conntrack -L -d 10.113.8.1
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
# a condition on the protocol may be the other way round: then the port is an echo's identifier
ip netns exec r iptables -t nat -A POSTROUTING ! -p udp -j SNAT --to-source 10.113.2.254:2000
ip netns exec a ping -c1 -W1 -e 7 10.113.2.1
ip netns exec r conntrack -L
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
ip netns exec a sysctl -w net.ipv4.ip_local_port_range="32768 60999"
# the router's own packets
ip netns exec r iptables -t nat -A OUTPUT -p udp -d 10.113.9.9 -j DNAT --to-destination 10.113.2.1:7000
ip netns exec r traceroute -n -q1 -w1 -m2 10.113.9.9
ip netns exec r iptables -t nat -L OUTPUT -n -v -x
ip netns exec r iptables -t nat -F
# NETMAP: another prefix, the same host
ip netns exec r iptables -t nat -A PREROUTING -d 192.168.2.0/24 -j NETMAP --to 10.113.2.0/24
ip netns exec r iptables -t nat -A POSTROUTING -s 10.113.1.0/24 -j NETMAP --to 192.168.1.0/24
ip netns exec r iptables -t nat -S
ip netns exec a ping -c1 -W1 192.168.2.1
ip netns exec a ping -c1 -W1 -I 10.113.1.2 192.168.2.2
ip netns exec a ping -c1 -W1 192.168.2.9
ip netns exec a traceroute -n -q1 -w1 -m3 192.168.2.2
ip netns exec r iptables -t nat -A OUTPUT -d 172.16.0.0/16 -j NETMAP --to 10.113.0.0/16
ip netns exec r ping -c1 -W1 172.16.2.1
ip netns exec r iptables -t nat -A INPUT -s 10.113.2.0/24 -j NETMAP --to 192.168.7.0/24
ip netns exec b ping -c1 -W1 10.113.2.254
ip netns exec r conntrack -L -s 10.113.2.1
ip netns exec r iptables -t nat -L -n -v -x
ip netns exec r iptables -t nat -F
# REDIRECT by a device that has no address: the packet ends there
ip netns exec r conntrack -F
ip -n r addr flush dev r0
ip -n r route add 10.113.1.0/24 dev r0
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=1
ip netns exec a ping -c1 -W1 10.113.2.1
ip -n a neigh replace 10.113.1.254 lladdr 02:00:00:00:00:11 dev a0
ip -n r link set r0 address 02:00:00:00:00:11
ip netns exec a ping -c1 -W1 10.113.2.1
ip netns exec r iptables -t nat -A PREROUTING -i r0 -p icmp -j REDIRECT
ip netns exec a ping -c1 -W1 10.113.2.1
ip netns exec r iptables -t nat -L PREROUTING -n -v -x
ip -n r addr add 10.113.1.253/32 dev r0
ip netns exec a ping -c1 -W1 10.113.2.1
ip netns exec r conntrack -L
