# /31, /32, peer addresses and prefixes of 0: what is connected, what answers, what is broadcast
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.7.0.0/31 dev a0
ip -n b addr add 10.7.0.1/31 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a addr show a0
ip -n a route
ip -n a route show table local
ip netns exec a ping -c1 -W1 10.7.0.1
ip netns exec b ping -c1 -W1 10.7.0.0
ip -n a addr add 10.7.1.1 peer 10.7.1.2 dev a0
ip -n b addr add 10.7.1.2 peer 10.7.1.1/32 dev b0
ip -n a addr show a0
ip -n a route
ip netns exec a ping -c1 -W1 10.7.1.2
ip netns exec b ping -c1 -W1 10.7.1.1
ip -n a addr add 10.7.2.1/32 dev a0
ip netns exec b ping -c1 -W1 10.7.2.1
ip -n b route add 10.7.2.1 dev b0
ip netns exec b ping -c1 -W1 10.7.2.1
ip -n a addr add 10.7.3.1 peer 10.7.4.0/24 dev a0
ip -n a route
ip -n a addr add 10.7.5.1/30 brd + dev a0
ip -n a addr add 10.7.6.1/24 brd 10.7.6.99 dev a0
ip -n a addr add 10.7.7.1/24 brd - dev a0
ip -n a addr add 10.7.8.1/24 label a0:1 dev a0
ip -n a addr add 10.7.9.1/24 scope link dev a0
ip -n a addr add 10.7.10.1/24 scope host dev a0
ip -n a addr show a0
ip -n a route
ip -n a route show table local
ip -n a addr del 10.7.1.1 dev a0
ip -n a addr del 10.7.1.1 peer 10.7.1.2 dev a0
ip -n a addr del 10.7.3.1/24 dev a0
ip -n a addr add 0.0.0.0/24 dev a0
ip -n a addr add 255.255.255.255/32 dev a0
ip -n a addr add 224.0.0.5/24 dev a0
ip -n a addr add 10.7.11.0/24 dev a0
ip -n a addr add 10.7.12.255/24 dev a0
ip -n a -br addr
