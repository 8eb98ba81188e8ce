# who does not answer: icmp_echo_ignore_all, broadcasts, a host without address, error limits changed
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.64.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.64.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c link set c0 up
ip link set c0-br up
ip -n a link set lo up
ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_all=1
ip netns exec a ping -c1 -W1 10.64.0.2
ip -n a neigh
ip netns exec b ping -c1 -W1 10.64.0.1
ip netns exec b ping -c1 -W1 10.64.0.2
ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_all=0
ip netns exec a ping -c1 -W1 10.64.0.2
ip netns exec c ping -c1 -W1 10.64.0.1
ip -n c route add 10.64.0.0/24 dev c0
ip netns exec c ping -c1 -W1 10.64.0.1
ip -n a neigh
ip -n c route add default dev c0
ip netns exec c ping -c1 -W1 10.64.9.1
ip -n b route add default via 10.64.0.1
ip netns exec a sysctl -w net.ipv4.ip_forward=1
ip netns exec b ping -c6 -i 0.2 -W1 10.99.0.1
ip netns exec a sysctl net.ipv4.icmp_ratelimit net.ipv4.icmp_ratemask
ip netns exec a sysctl -w net.ipv4.icmp_ratelimit=0
ip netns exec b ping -c6 -i 0.2 -W1 10.99.0.1
ip netns exec a sysctl -w net.ipv4.icmp_ratelimit=1000
ip netns exec b ping -c3 -i 0.2 -W1 -t 1 10.99.0.1
ip netns exec a iptables -A INPUT -s 10.64.0.2 -j REJECT
ip netns exec b ping -c8 -i 0.2 -W1 10.64.0.1
