# a redirect and an error reach ping at once: one ping tells the error only
ip netns add h
ip netns add r1
ip netns add r2
ip link add vb type bridge
ip link set vb up
ip link add h0 netns h type veth peer name h0p
ip link add e1 netns r1 type veth peer name e1p
ip link add e2 netns r2 type veth peer name e2p
ip link set h0p master vb up
ip link set e1p master vb up
ip link set e2p master vb up
ip -n h addr add 10.18.0.1/24 dev h0
ip -n r1 addr add 10.18.0.2/24 dev e1
ip -n r2 addr add 10.18.0.3/24 dev e2
ip -n h link set h0 up
ip -n r1 link set e1 up
ip -n r2 link set e2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n h route add default via 10.18.0.2
ip -n r1 route add default via 10.18.0.3
ip netns exec h ping -c1 -W1 -t 2 10.99.0.1
ip netns exec h ping -c1 -W1 -t 2 10.99.0.2
ip netns exec h ping -c1 -W1 -t 3 10.99.0.3
ip netns exec h ping -c1 -W1 10.99.0.4
ip -n h addr add 10.18.0.11/24 dev h0
ip netns exec h ping -c1 -W1 -t 2 -I 10.18.0.11 10.99.0.5
