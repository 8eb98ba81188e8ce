# ping to broadcast, network and multicast addresses, with and without -b
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.31.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.31.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c addr add 10.31.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
ip netns exec a ping -c1 -W1 10.31.0.255
ip netns exec a ping -b -c1 -W1 10.31.0.255
ip netns exec b sysctl net.ipv4.icmp_echo_ignore_broadcasts
ip netns exec b sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
ip netns exec a ping -b -c1 -W1 10.31.0.255
ip netns exec c sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
ip netns exec a ping -b -c2 -i 0.3 -W1 10.31.0.255
ip netns exec a ping -b -c1 -W1 255.255.255.255
ip netns exec a ping -c1 -W1 10.31.0.0
ip netns exec a ping -b -c1 -W1 10.31.0.0
ip netns exec a ping -b -c1 -W1 -s 2000 10.31.0.255
ip netns exec a ping -c1 -W1 224.0.0.1
ip netns exec a ping -c1 -W1 -I a0 224.0.0.1
ip netns exec a ping -c1 -W1 240.0.0.1
ip -n a neigh
ip -n b neigh
ip -n a route add default via 10.31.0.2
ip netns exec a ping -c1 -W1 224.0.0.1
ip netns exec a ping -c1 -W1 240.0.0.1
ip netns exec a ping -b -c1 -W1 255.255.255.255
ip -n a route get 10.31.0.255
ip -n a route get 255.255.255.255
