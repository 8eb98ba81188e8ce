# FORWARD: policy, matches by address, interface and negation, order, insert, delete by number, counters
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.38.1.1/24 dev a0
ip -n r addr add 10.38.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.38.2.254/24 dev r1
ip -n b addr add 10.38.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.38.1.254
ip -n b route add default via 10.38.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -P FORWARD DROP
ip netns exec a ping -c1 -W1 10.38.2.1
ip netns exec a ping -c1 -W1 10.38.2.254
ip netns exec r iptables -A FORWARD -i r0 -o r1 -j ACCEPT
ip netns exec a ping -c1 -W1 10.38.2.1
ip netns exec b ping -c1 -W1 10.38.1.1
ip netns exec r iptables -A FORWARD -m state --state RELATED,ESTABLISHED -j ACCEPT
ip netns exec a ping -c1 -W1 10.38.2.1
ip netns exec b ping -c1 -W1 10.38.1.1
ip netns exec r iptables -I FORWARD 1 ! -s 10.38.1.0/24 -d 10.38.1.1 -p icmp --icmp-type echo-request -j ACCEPT
ip netns exec b ping -c1 -W1 10.38.1.1
ip netns exec r iptables -L FORWARD -n -v --line-numbers
ip netns exec r iptables -I FORWARD 2 -s 10.38.1.1 -j REJECT --reject-with icmp-host-prohibited
ip netns exec a ping -c1 -W1 10.38.2.1
ip netns exec r iptables -D FORWARD 2
ip netns exec r iptables -D FORWARD 9
ip netns exec r iptables -D FORWARD -i r0 -o r1 -j ACCEPT
ip netns exec r iptables -C FORWARD -m state --state RELATED,ESTABLISHED -j ACCEPT
ip netns exec r iptables -C FORWARD -i r0 -j ACCEPT
ip netns exec r iptables -A FORWARD ! -i r1 -o r+ -p icmp -m comment --comment "from a" -j ACCEPT
ip netns exec a ping -c1 -W1 10.38.2.1
ip netns exec r iptables -A FORWARD -s 10.38.1.1/255.255.0.0 -d ! 10.0.0.1 -j ACCEPT
ip netns exec r iptables -A FORWARD -s 10.38.1.1/255.255.0.0 ! -d 10.0.0.1 -j ACCEPT
ip netns exec r iptables -A FORWARD -p udp --dport 53 -j ACCEPT
ip netns exec r iptables -A FORWARD -p tcp --sport 1024:65535 --dport 80 -j DROP
ip netns exec r iptables -A FORWARD -p tcp -m multiport --dports 80,443 -j DROP
ip netns exec r iptables -A FORWARD -p 6 -j DROP
ip netns exec r iptables -A FORWARD -p all -j LOG --log-prefix "fwd: "
ip netns exec r iptables -S
ip netns exec r iptables -L -n -v
ip netns exec r iptables -L FORWARD
ip netns exec r iptables -Z FORWARD
ip netns exec r iptables -S FORWARD 2
ip netns exec r iptables -L FORWARD 2 -n -v
ip netns exec r iptables -L -n -v -x
ip netns exec r iptables -F FORWARD
ip netns exec r iptables -L -n
