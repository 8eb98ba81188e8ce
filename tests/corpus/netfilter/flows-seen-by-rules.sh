# conntrack's match with each of its options, connmarks, packets without a flow, and flows that have run out
ip netns add a
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add r1 netns r type veth peer name b0 netns b
ip -n a addr add 10.111.1.1/24 dev a0
ip -n r addr add 10.111.1.254/24 dev r0
ip -n r addr add 10.111.2.254/24 dev r1
ip -n b addr add 10.111.2.1/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.111.1.254
ip -n b route add default via 10.111.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -A FORWARD -m conntrack --ctstatus NONE
ip netns exec r iptables -A FORWARD -m conntrack --ctstatus CONFIRMED
ip netns exec r iptables -A FORWARD -m conntrack --ctstatus SEEN_REPLY
ip netns exec r iptables -A FORWARD -m conntrack --ctstatus ASSURED,EXPECTED
ip netns exec r iptables -A FORWARD -m conntrack ! --ctstatus SEEN_REPLY
ip netns exec r iptables -A FORWARD -m conntrack --ctexpire 0
ip netns exec r iptables -A FORWARD -m conntrack --ctexpire 1:30
ip netns exec r iptables -A FORWARD -m conntrack ! --ctexpire 0:5
ip netns exec r iptables -A FORWARD -m conntrack --ctorigsrc 10.111.1.0/24 --ctorigdst 10.111.2.1
ip netns exec r iptables -A FORWARD -m conntrack --ctreplsrc 10.111.2.1 ! --ctrepldst 10.111.1.1
ip netns exec r iptables -A FORWARD -m conntrack --ctproto udp --ctorigdstport 33434:33436
ip netns exec r iptables -A FORWARD -m conntrack --ctproto udp --ctreplsrcport 33435
ip netns exec r iptables -A FORWARD -m conntrack --ctproto udp ! --ctorigsrcport 1:1023
ip netns exec r iptables -A FORWARD -m conntrack ! --ctproto udp
ip netns exec r iptables -A FORWARD -m conntrack --ctdir REPLY
ip netns exec r iptables -A FORWARD -m conntrack --ctstate INVALID,UNTRACKED --ctorigsrc 10.111.77.0/24 --ctproto tcp --ctdir REPLY
ip netns exec r iptables -A FORWARD -m conntrack --ctstate INVALID --ctstatus ASSURED --ctexpire 7
ip netns exec r iptables -A FORWARD -m conntrack --ctstate NEW --ctdir REPLY
ip netns exec r iptables -A FORWARD -m conntrack ! --ctstatus NONE
ip netns exec r iptables -A FORWARD -m conntrack --ctexpire 7
ip netns exec r iptables -A FORWARD -m conntrack --ctstate SNAT,DNAT
ip netns exec r iptables -A FORWARD -m state --state INVALID
ip netns exec r iptables -A FORWARD -m state ! --state NEW,ESTABLISHED
ip netns exec r iptables -A FORWARD -m conntrack --ctstate UNTRACKED
ip netns exec r iptables -A FORWARD -m connmark --mark 0
ip netns exec r iptables -S FORWARD
ip netns exec a ping -c3 -i 0.2 -W1 10.111.2.1
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec r iptables -Z
ip netns exec a traceroute -n -q2 -w1 -f2 -m2 10.111.2.1
ip netns exec r iptables -L FORWARD -n -v -x
# requests go by untracked: their answers belong to no flow, and neither do the errors about them
ip netns exec r iptables -Z
ip netns exec r conntrack -F
ip netns exec r iptables -t raw -A PREROUTING -i r0 -j NOTRACK
ip netns exec r iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec r iptables -t nat -A PREROUTING -i r0 -d 10.111.9.9 -j DNAT --to-destination 10.111.2.1
ip netns exec a ping -c1 -W1 10.111.2.1
ip netns exec a traceroute -n -q1 -w1 -f2 -m2 10.111.2.1
ip netns exec r conntrack -L
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec r iptables -t nat -L -n -v -x
ip netns exec r iptables -t raw -L PREROUTING -n -v -x
ip netns exec r iptables -t raw -F
ip netns exec r iptables -t nat -F
# UDP: an answer that comes two seconds after the first packet makes a stream of the flow
ip netns exec r iptables -F
ip netns exec r iptables -A FORWARD -m conntrack --ctstatus ASSURED
ip netns exec r iptables -A FORWARD -m conntrack --ctexpire 31:
ip netns exec a sysctl -w net.ipv4.ip_local_port_range="40000 40000"
ip netns exec b sysctl -w net.ipv4.ip_local_port_range="50000 50000"
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 -p 50000 10.111.2.1
ip netns exec b traceroute -n -q1 -N1 -w1 -f2 -m2 -p 40000 10.111.1.1
ip netns exec r conntrack -L -p udp
sleep 2
ip netns exec b traceroute -n -q1 -N1 -w1 -f2 -m2 -p 40000 10.111.1.1
ip netns exec r conntrack -L -p udp
ip netns exec a traceroute -n -q1 -N1 -w1 -f2 -m2 -p 50000 10.111.2.1
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec a traceroute -n -q2 -w1 -m1 10.111.2.1
# marks on flows: set once, carried to the packet, and seen by the answers
ip netns exec r iptables -F
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -m conntrack --ctstate NEW -j CONNMARK --set-mark 0x15
ip netns exec r iptables -t mangle -A PREROUTING -i r0 -m connmark --mark 0x15/0xff -j CONNMARK --set-xmark 0x100/0x1
ip netns exec r iptables -t mangle -A PREROUTING -j CONNMARK --restore-mark
ip netns exec r iptables -t mangle -A FORWARD -m mark --mark 0x114
ip netns exec r iptables -t mangle -A FORWARD -m mark ! --mark 0x114
ip netns exec r iptables -t mangle -A FORWARD -o r0 -j MARK --set-mark 0xff00
ip netns exec r iptables -t mangle -A FORWARD -o r0 -j CONNMARK --save-mark --nfmask 0xf000 --ctmask 0xf000
ip netns exec r iptables -t mangle -A POSTROUTING -m connmark --mark 0xf114
ip netns exec r iptables -t mangle -A POSTROUTING -m connmark ! --mark 0xf114
ip netns exec r iptables -t mangle -S
ip netns exec a ping -c3 -i 0.2 -W1 -e 7 10.111.2.1
ip netns exec r iptables -t mangle -L -n -v -x
ip netns exec r conntrack -L
ip netns exec r conntrack -L --mark 0xf114
ip netns exec r iptables -t mangle -F
# the same identifier again: within its time it is the same flow, after it a new one
ip netns exec r iptables -A FORWARD -m conntrack --ctstate NEW
ip netns exec r iptables -A FORWARD -m conntrack --ctstate ESTABLISHED
ip netns exec r sysctl -w net.netfilter.nf_conntrack_icmp_timeout=1
ip netns exec a ping -c1 -W1 -e 9 10.111.2.1
ip netns exec a ping -c1 -W1 -e 9 10.111.2.1
ip netns exec r iptables -L FORWARD -n -v -x
sleep 2
ip netns exec a ping -c1 -W1 -e 9 10.111.2.1
ip netns exec r iptables -L FORWARD -n -v -x
# an unanswered one stays NEW, however often it asks
ip netns exec a ping -c2 -i 0.3 -W1 -e 11 10.111.2.99
ip netns exec r iptables -L FORWARD -n -v -x
