# A host is told not to answer ARP for an address of another of its interfaces.
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 10.0.0.1/24 dev a0
ip -n b addr add 10.0.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n b addr add 10.0.0.9/32 dev lo
ip netns exec b sysctl -w net.ipv4.conf.b0.arp_ignore=1
ip netns exec a ping -c1 -W1 10.0.0.9
ip netns exec a ping -c1 -W1 10.0.0.2
ip -n a neigh
