# An ARP request for an address that somebody else on the same cable has: a host does not answer for others.
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec b sysctl -w net.ipv4.ip_forward=1 net.ipv4.conf.b0.proxy_arp=1
ip netns exec a ping -c1 -W1 10.0.0.99
ip -n a neigh
