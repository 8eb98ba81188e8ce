# A packet for 0.0.0.0, which is nobody.
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set lo up
ip -n b link set lo up
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec b iptables -t nat -A PREROUTING -d 10.0.0.2 -j DNAT --to-destination 0.0.0.0
ip netns exec a ping -c1 -W1 10.0.0.2
