# a route out by lo: one's own packets end here whatever their destination, a router's go round till their TTL ends
ip netns add a
ip netns add r
ip link add a0 address 02:00:00:00:00:0a netns a type veth peer name r0 address 02:00:00:00:00:0b netns r
ip -n a addr add 10.0.0.1/24 dev a0
ip -n r addr add 10.0.0.2/24 dev r0
ip -n a link set lo up
ip -n r link set lo up
ip -n a link set a0 up
ip -n r link set r0 up
ip -n a route add default via 10.0.0.2
ip -n r route add 10.9.0.0/16 dev lo
ip -n r route get 10.9.0.1
ip netns exec r ping -c1 -W1 10.9.0.1
ip netns exec r traceroute -n -q1 -w1 -m1 10.9.0.1
ip netns exec a ping -c1 -W1 10.9.0.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip -n r route get 10.9.0.1 from 10.0.0.1 iif r0
ip netns exec a ping -c1 -W1 10.9.0.1
ip netns exec a ping -c1 -W1 -t 3 10.9.0.1
ip -n r -s link show lo
ip netns exec r iptables -A INPUT -s 10.0.0.2 -d 10.9.0.0/16
ip netns exec r ping -c1 -W1 10.9.0.1
ip netns exec r iptables -L INPUT -v -n -x
