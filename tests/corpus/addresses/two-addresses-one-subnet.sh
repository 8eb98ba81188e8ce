# secondary addresses: order, which is the source, deleting the primary, promote_secondaries
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.6.0.1/24 dev a0
ip -n b addr add 10.6.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a addr add 10.6.0.11/24 dev a0
ip -n a addr add 10.6.0.12/24 dev a0
ip -n a addr add 10.6.1.1/24 dev a0
ip -n a addr show a0
ip -n a route
ip -n a route show table local
ip netns exec b ping -c1 -W1 10.6.0.11
ip netns exec a ping -c1 -W1 10.6.0.2
ip netns exec a ping -c1 -W1 -I 10.6.0.12 10.6.0.2
ip -n a route get 10.6.0.2
ip -n a route get 10.6.0.2 from 10.6.0.12
ip -n a addr del 10.6.0.1/24 dev a0
ip -n a addr show a0
ip -n a route
ip netns exec a ping -c1 -W1 10.6.0.2
ip -n a addr add 10.6.0.1/24 dev a0
ip -n a addr add 10.6.0.11/24 dev a0
ip -n a addr add 10.6.0.12/24 dev a0
ip netns exec a sysctl -w net.ipv4.conf.a0.promote_secondaries=1
ip -n a addr del 10.6.0.1/24 dev a0
ip -n a addr show a0
ip -n a route
ip netns exec a ping -c1 -W1 10.6.0.2
ip -n a addr del 10.6.0.11 dev a0
ip -n a addr show a0
ip -n a addr del 10.6.0.12/24 dev a0
ip -n a addr
ip -n a route
ip netns exec a ping -c1 -W1 10.6.0.2
ip -n a addr flush dev a0
ip -n a addr show dev a0
ip -n a route show table local
