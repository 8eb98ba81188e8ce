# addresses on lo, the whole of 127/8, lo down, and reaching a loopback address from outside
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.8.0.1/24 dev a0
ip -n b addr add 10.8.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec a ping -c1 -W1 127.0.0.1
ip netns exec a ping -c1 -W1 10.8.0.1
ip -n a link set lo up
ip -n a addr show lo
ip -n a route show table local
ip netns exec a ping -c1 -W1 127.0.0.1
ip netns exec a ping -c1 -W1 127.1.2.3
ip netns exec a ping -c1 -W1 127.255.255.255
ip netns exec a ping -c1 -W1 127.0.0.0
ip netns exec a ping -c1 -W1 10.8.0.1
ip netns exec a ping -c1 -W1 0.0.0.0
ip -n a addr add 10.88.0.1/32 dev lo
ip -n a addr add 10.89.0.1/24 dev lo
ip -n a route show table local
ip -n a route
ip netns exec a ping -c1 -W1 10.89.0.77
ip -n b route add 10.88.0.1 via 10.8.0.1
ip -n b route add 10.89.0.0/24 via 10.8.0.1
ip netns exec b ping -c1 -W1 10.88.0.1
ip netns exec b ping -c1 -W1 10.89.0.1
ip netns exec b ping -c1 -W1 10.89.0.77
ip -n b route add 127.0.0.5 via 10.8.0.1
ip netns exec b ping -c1 -W1 127.0.0.5
ip netns exec a ping -c1 -W1 -I 127.0.0.1 10.8.0.2
ip netns exec a ping -c1 -W1 -I lo 10.8.0.2
ip netns exec a ping -c1 -W1 -I 10.88.0.1 10.8.0.2
ip -n a route get 10.88.0.1
ip -n a route get 127.0.0.1
ip -n a link set lo down
ip netns exec a ping -c1 -W1 10.8.0.1
ip netns exec b ping -c1 -W1 10.8.0.1
ip netns exec b ping -c1 -W1 10.88.0.1
ip -n a route show table local
ip -n a -br addr
