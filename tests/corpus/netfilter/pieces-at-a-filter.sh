# pieces of datagrams at a filter without conntrack: only the first has ports or an ICMP type, and none of the others is
# answered; then conntrack puts them together, and an error about a piece is translated back with the piece it quotes
ip netns add a
ip netns add r
ip netns add s
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add r1 netns r type veth peer name s0 netns s
ip link add s1 netns s type veth peer name b0 netns b
ip -n a addr add 10.110.1.1/24 dev a0
ip -n r addr add 10.110.1.254/24 dev r0
ip -n r addr add 10.110.2.1/24 dev r1
ip -n s addr add 10.110.2.254/24 dev s0
ip -n s addr add 10.110.3.254/24 dev s1
ip -n b addr add 10.110.3.1/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n s link set s0 up
ip -n s link set s1 up
ip -n b link set b0 up
ip -n a route add default via 10.110.1.254
ip -n r route add default via 10.110.2.254
ip -n s route add 10.110.1.0/24 via 10.110.2.1
ip -n b route add default via 10.110.3.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec s sysctl -w net.ipv4.ip_forward=1
ip netns exec b sysctl -w net.ipv4.icmp_ratelimit=0
ip netns exec a ping -c1 -W1 10.110.3.1
# what each rule counts of one echo in three pieces and one UDP datagram in two
ip netns exec r iptables -A FORWARD -f
ip netns exec r iptables -A FORWARD ! -f
ip netns exec r iptables -A FORWARD -p icmp
ip netns exec r iptables -A FORWARD -p icmp -m icmp --icmp-type echo-request
ip netns exec r iptables -A FORWARD -p icmp -m icmp ! --icmp-type echo-request
ip netns exec r iptables -A FORWARD -p icmp -m icmp --icmp-type any
ip netns exec r iptables -A FORWARD -p udp
ip netns exec r iptables -A FORWARD -p udp --dport 33434:33500
ip netns exec r iptables -A FORWARD -p udp ! --dport 33434:33500
ip netns exec r iptables -A FORWARD -p udp -m multiport --dports 33434:33500
ip netns exec r iptables -A FORWARD -p udp -m multiport ! --ports 1,2,3
ip netns exec r iptables -A FORWARD -m length --length :1000
# ports are looked for where they would be: in a later piece that is data, here letters; xt_tables' matches know better
ip netns exec r iptables -A FORWARD -p udp --dport 16705:22000
ip netns exec r iptables -A FORWARD -p udp --sport 16449
ip netns exec r iptables -A FORWARD -p udp ! --sport 16449 ! --dport 16963
ip netns exec r iptables -A FORWARD -p udp ! --sport 1 ! --dport 16963
ip netns exec r iptables -A FORWARD -p udp ! --sport 1:2 ! --dport 16963
ip netns exec r iptables -A FORWARD -p udp ! --sport 0:65535
ip netns exec r iptables -A FORWARD -p udp --sport 0:65535
ip netns exec r iptables -A FORWARD -d 10.110.3.1 ! -p tcp -m tcp --tcp-flags ALL FIN,RST
ip netns exec r iptables -A FORWARD -d 10.110.3.1 ! -p tcp -m tcp ! --tcp-flags SYN NONE
ip netns exec r iptables -A FORWARD ! -p udp -m udp --sport 2048
ip netns exec r iptables -S FORWARD
ip netns exec a ping -c1 -W1 -s 3000 10.110.3.1
ip netns exec a traceroute -n -q1 -w1 -f3 -m3 10.110.3.1 2000
ip netns exec a traceroute -n -q1 -w1 -f3 -m3 10.110.3.1 1502
ip netns exec a traceroute -n -q1 -w1 -f3 -m3 10.110.3.1 1501
ip netns exec r iptables -L FORWARD -n -v -x
# the first piece is rejected, which is told; the others pass and never make a datagram
ip netns exec r iptables -F
ip netns exec r iptables -A FORWARD -p icmp -m icmp --icmp-type echo-request -j REJECT --reject-with icmp-admin-prohibited
ip netns exec a ping -c1 -W1 -s 3000 10.110.3.1
ip netns exec r iptables -L FORWARD -n -v -x
# the others are rejected, of which nothing is said; the first goes on, and b waits for the rest
ip netns exec r iptables -F
ip netns exec r iptables -A FORWARD -f -j REJECT
ip netns exec a ping -c1 -W1 -s 3000 10.110.3.1
ip netns exec a ping -c1 -W1 -s 300 10.110.3.1
ip netns exec r iptables -L FORWARD -n -v -x
# translation wants conntrack, and conntrack wants the whole: no rule sees a piece
ip netns exec r iptables -F
ip netns exec r iptables -A FORWARD -f
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j SNAT --to-source 10.110.2.9
ip -n r addr add 10.110.2.9/24 dev r1
ip netns exec a ping -c1 -W1 -s 3000 10.110.3.1
ip netns exec r iptables -L FORWARD -n -v -x
# the next router drops the first piece by its time to live: the error quotes the piece, and comes back translated
ip netns exec a ping -c1 -W1 -t 2 -s 3000 10.110.3.1
ip netns exec a traceroute -n -I -q1 -w1 -f2 -m2 10.110.3.1 3000
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec r iptables -t nat -L POSTROUTING -n -v -x
