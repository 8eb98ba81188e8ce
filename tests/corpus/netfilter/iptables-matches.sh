# rules with every match that a ping or a traceroute can meet, and what each of them counted
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.77.0.1/24 dev a0
ip -n b addr add 10.77.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec b iptables -A INPUT -m addrtype --dst-type LOCAL
ip netns exec b iptables -A INPUT -m addrtype --src-type UNICAST
ip netns exec b iptables -A INPUT -m addrtype --dst-type BROADCAST
ip netns exec b iptables -A INPUT -m length --length 84
ip netns exec b iptables -A INPUT -m length --length 100:2000
ip netns exec b iptables -A INPUT -m ttl --ttl-eq 64
ip netns exec b iptables -A INPUT -m ttl --ttl-lt 10
ip netns exec b iptables -A INPUT -m tos --tos 0x10
ip netns exec b iptables -A INPUT -m dscp --dscp 4
ip netns exec b iptables -A INPUT -m pkttype --pkt-type unicast
ip netns exec b iptables -A INPUT -m iprange --src-range 10.77.0.1-10.77.0.9
ip netns exec b iptables -A INPUT -m mac --mac-source 02:00:00:00:00:01
ip netns exec b iptables -A INPUT -p icmp -m icmp --icmp-type echo-request
ip netns exec b iptables -A INPUT -p udp -m udp --dport 33434:33440
ip netns exec b iptables -A INPUT -p udp -m multiport --dports 33434,33435
ip netns exec b iptables -A INPUT -p tcp --dport 80
ip netns exec b iptables -A INPUT -m mark --mark 0x0
ip netns exec b iptables -A INPUT -m conntrack --ctstate NEW
ip netns exec b iptables -A INPUT -m conntrack --ctproto icmp
ip netns exec b iptables -A INPUT -m conntrack --ctorigsrc 10.77.0.1
ip netns exec b iptables -A INPUT -m conntrack --ctdir ORIGINAL
ip netns exec b iptables -A INPUT -m comment --comment "seen"
ip netns exec b iptables -A INPUT ! -p tcp ! -s 10.1.1.1
ip netns exec a ping -c1 -W1 10.77.0.2
ip netns exec a ping -c1 -W1 -s 200 -t 5 10.77.0.2
ip netns exec a ping -c1 -W1 -Q 0x10 10.77.0.2
ip netns exec a traceroute -n -q1 -w1 -m2 10.77.0.2
ip netns exec b iptables -L INPUT -n -v
ip netns exec b iptables -S
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -m limit --limit 1/min --limit-burst 2 -j ACCEPT
ip netns exec b iptables -A INPUT -p icmp -j DROP
ip netns exec a ping -c4 -i 0.2 -W1 10.77.0.2
ip netns exec b iptables -L -n -v
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -p icmp -m statistic --mode nth --every 2 --packet 0 -j DROP
ip netns exec a ping -c4 -i 0.2 -W1 10.77.0.2
ip netns exec b iptables -L -n -v
ip netns exec a iptables -A OUTPUT -o a0 -m owner --uid-owner 0
ip netns exec a ping -c1 -W1 10.77.0.2
ip netns exec a iptables -L OUTPUT -n -v
