# conntrack reads ports and ICMP's fields in decimal, marks and protocols in any base that C reads.
ip netns add a
ip netns add b
ip link add name e netns a type veth peer name e netns b
ip -n a address add 10.0.0.1/24 dev e
ip -n b address add 10.0.0.2/24 dev e
ip -n a link set e up
ip -n b link set e up
ip netns exec a iptables -t mangle -A OUTPUT -j CONNMARK --set-mark 8
ip netns exec a ping -c 1 -W 1 -e 10 10.0.0.2
ip netns exec a conntrack -L -p icmp --icmp-id 010
ip netns exec a conntrack -L -p icmp --icmp-id 012
ip netns exec a conntrack -L -p icmp --icmp-id 0xa
ip netns exec a conntrack -L -p icmp --icmp-id 65546
ip netns exec a conntrack -L -p icmp --icmp-type 08
ip netns exec a conntrack -L -p 01 --mark 010
ip netns exec a conntrack -L -p icmp --mark 10
