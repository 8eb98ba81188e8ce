# INPUT and OUTPUT: drop, every kind of REJECT, policies, and what ping says
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.37.0.1/24 dev a0
ip -n b addr add 10.37.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a link set lo up
ip -n b link set lo up
ip netns exec b iptables -A INPUT -j DROP
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b ping -c1 -W1 10.37.0.1
ip netns exec b ping -c1 -W1 127.0.0.1
ip netns exec b iptables -F
ip netns exec b iptables -A INPUT -p icmp -j REJECT
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-net-unreachable
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-host-unreachable
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-proto-unreachable
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-net-prohibited
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-host-prohibited
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with icmp-admin-prohibited
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with tcp-reset
ip netns exec b iptables -R INPUT 1 -p icmp -j REJECT --reject-with nonsense
ip netns exec b iptables -L INPUT -n
ip netns exec b iptables -F
ip netns exec b iptables -P INPUT DROP
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b iptables -P INPUT REJECT
ip netns exec b iptables -P INPUT ACCEPT
ip netns exec a iptables -A OUTPUT -d 10.37.0.2 -j DROP
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec a iptables -F
ip netns exec a iptables -A OUTPUT -d 10.37.0.2 -j REJECT
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec a iptables -F
ip netns exec a iptables -A OUTPUT -p icmp -j REJECT
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec a iptables -F
ip netns exec a iptables -P OUTPUT DROP
ip netns exec a ping -c1 -W1 10.37.0.2
ip netns exec b ping -c1 -W1 10.37.0.1
ip netns exec a iptables -L -n -v
