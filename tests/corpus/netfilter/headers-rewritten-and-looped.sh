# what mangle writes into headers, targets that only count, and packets that come back by the loopback
ip netns add a
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add r1 netns r type veth peer name b0 netns b
ip -n a addr add 10.115.1.1/24 dev a0
ip -n r addr add 10.115.1.254/24 dev r0
ip -n r addr add 10.115.2.254/24 dev r1
ip -n b addr add 10.115.2.1/24 dev b0
ip -n a link set lo up
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.115.1.254
ip -n b route add default via 10.115.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
# the time to live: set, raised and lowered, before and after the router takes one off
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j TTL --ttl-inc 3
ip netns exec r iptables -t mangle -A FORWARD -i r1 -j TTL --ttl-dec 2
ip netns exec b iptables -A INPUT -m ttl --ttl-gt 65
ip netns exec b iptables -A INPUT -m ttl --ttl-gt 66
ip netns exec b iptables -A INPUT -m ttl ! --ttl-eq 64
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec a ping -c1 -W1 -t 1 10.115.2.1
ip netns exec a ping -c1 -W1 -t 253 10.115.2.1
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r iptables -t mangle -R PREROUTING 1 -i r0 -j TTL --ttl-dec 64
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec r iptables -t mangle -R PREROUTING 1 -i r0 -j TTL --ttl-set 1
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec r iptables -t mangle -R PREROUTING 1 -i r0 -j TTL --ttl-set 0
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec r iptables -t mangle -F
# the type of service and the code point, whose other two bits stay
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j TOS --set-tos 0x13
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -m tos --tos 0x13 -j DSCP --set-dscp 0x2e
ip netns exec r iptables -t mangle -A FORWARD -i r0 -m tos --tos 0xbb
ip netns exec r iptables -t mangle -A FORWARD -i r0 -m dscp --dscp-class EF -j DSCP --set-dscp-class AF11
ip netns exec r iptables -t mangle -A POSTROUTING -o r1 -j TOS --or-tos 0x04
ip netns exec r iptables -t mangle -A POSTROUTING -o r1 -m tos --tos 0x2f/0xff -j TOS --and-tos 0xfc
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -m tos --tos 0x2c
ip netns exec b iptables -A INPUT -m tos ! --tos 0x2c
ip netns exec r iptables -t mangle -S
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec r iptables -t mangle -L -n -v -x
ip netns exec b iptables -L INPUT -n -v -x
ip netns exec r iptables -t mangle -F
# marks, bit by bit
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j MARK --set-mark 0xf0
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j MARK --or-mark 0x0f
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j MARK --xor-mark 0x3c
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j MARK --and-mark 0xfe
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -j MARK --set-mark 0x100/0x2
ip netns exec r iptables -t mangle -A PREROUTING -m mark --mark 0x1c0/0xffff
ip netns exec r iptables -t mangle -A PREROUTING -m mark ! --mark 0x1c0/0xffff
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec r iptables -t mangle -L PREROUTING -n -v -x
ip netns exec r iptables -t mangle -F
# targets that only write things down; a rule that only counts ends nothing
ip netns exec r iptables -A FORWARD -j LOG --log-prefix seen
ip netns exec r iptables -t mangle -A POSTROUTING -j CLASSIFY --set-class 1:1
ip netns exec r iptables -t mangle -A POSTROUTING -j CHECKSUM --checksum-fill
ip netns exec r iptables -t raw -A PREROUTING -j TRACE
ip netns exec r iptables -A FORWARD -p icmp -m statistic --mode random --probability 1
ip netns exec r iptables -A FORWARD -p icmp -m statistic --mode random --probability 0
ip netns exec r iptables -A FORWARD -p icmp -m statistic --mode random ! --probability 0
ip netns exec r iptables -A FORWARD -p icmp -m statistic --mode nth ! --every 3 --packet 1
ip netns exec r iptables -t mangle -A FORWARD -m statistic --mode random --probability 0.5
ip netns exec r iptables -A FORWARD -i r+ -o r+
ip netns exec r iptables -A FORWARD ! -i +
ip netns exec r iptables -A FORWARD -i + -j ACCEPT
ip netns exec a ping -c2 -i 0.2 -W1 10.115.2.1
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec r iptables -t mangle -L POSTROUTING -n -v -x
ip netns exec r iptables -t raw -L PREROUTING -n -v -x
# mangle's OUTPUT: dropped there, left as it was, and routed anew by what was changed
ip netns exec a iptables -t mangle -A OUTPUT -m mark --mark 5
ip netns exec a iptables -t mangle -A OUTPUT -d 10.115.2.9 -j DROP
ip netns exec a ping -c1 -W1 10.115.2.9
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec a iptables -t mangle -A OUTPUT -d 10.115.2.1 -j TOS --set-tos 0x10
ip -n a route add prohibit 10.115.2.1 tos 0x10
ip netns exec a ping -c1 -W1 10.115.2.1
ip netns exec a iptables -t mangle -L OUTPUT -n -v -x
ip netns exec a iptables -t mangle -F
# what came by the loopback has a flow already, and no Ethernet sender
ip netns exec a iptables -t raw -A PREROUTING -j NOTRACK
ip netns exec a iptables -A INPUT -m conntrack --ctstate NEW
ip netns exec a iptables -A INPUT -m conntrack --ctstate UNTRACKED
ip netns exec a iptables -A INPUT -m mac --mac-source 00:00:00:00:00:00
ip netns exec a iptables -A INPUT -m mac ! --mac-source 02:00:00:00:00:01
ip netns exec a iptables -A INPUT -m pkttype --pkt-type unicast
ip netns exec a iptables -A INPUT -m pkttype --pkt-type broadcast
ip netns exec a iptables -A INPUT -m pkttype --pkt-type multicast
ip netns exec a iptables -A INPUT -m pkttype ! --pkt-type multicast
ip netns exec a iptables -A INPUT -m addrtype --src-type LOCAL --dst-type LOCAL
ip netns exec a iptables -A INPUT -m addrtype --src-type UNSPEC,BROADCAST
ip netns exec a ping -c1 -W1 127.0.0.1
ip netns exec a ping -c1 -W1 10.115.1.1
ip netns exec a iptables -L INPUT -n -v -x
ip netns exec a iptables -t raw -L PREROUTING -n -v -x
# a broadcast and a multicast are heard by their sender too
ip netns exec a iptables -Z
ip netns exec a sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
ip netns exec a ping -c1 -W1 -b 10.115.1.255
ip netns exec a ping -c1 -W1 -I a0 224.0.0.1
ip netns exec a iptables -L INPUT -n -v -x
