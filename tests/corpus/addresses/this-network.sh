# 0.0.0.0/8 is address space like any other since Linux 5.3; only 0.0.0.0 itself is nobody's
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name b0 address 02:00:00:00:00:0b netns b
ip -n a addr add 0.1.2.1/24 dev a0
ip -n b addr add 0.1.2.2/24 dev b0
ip -n a link set lo up
ip -n b link set lo up
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a route show table local
ip -n a route
ip netns exec a ping -c1 -W1 0.1.2.2
ip netns exec a ping -c1 -W1 0.1.2.1
ip -n a route get 0.1.2.77
ip -n a route add 0.9.0.0/16 via 0.1.2.2
ip netns exec a ping -c1 -W1 0.9.0.1
ip -n a route get 0.9.0.1
ip netns exec a ping -c1 -W1 0.0.0.0
ip netns exec b sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c1 -W1 0.9.0.1
ip netns exec b ip link add d0 type veth peer name d1
ip netns exec b ifconfig d0 0.7.7.7
ip netns exec b ifconfig d0
ip -n b addr add 0.0.0.0/24 dev d0
ip -n b addr show d0
ip -n b route add 10.9.0.0/16 dev lo
ip -n b route get 10.9.0.1
ip netns exec b ping -c1 -W1 10.9.0.1
ip netns exec b traceroute -n -q1 -w1 -m1 10.9.0.1
ip netns exec b ip route
