# reverse path filter: strict, loose, asymmetric ways, sources without a route
ip netns add a
ip netns add r
ip netns add b
ip link add a1 type veth peer name r1
ip link set a1 netns a
ip link set r1 netns r
ip -n a addr add 10.16.1.1/24 dev a1
ip -n r addr add 10.16.1.2/24 dev r1
ip -n a link set a1 up
ip -n r link set r1 up
ip link add a2 type veth peer name r2
ip link set a2 netns a
ip link set r2 netns r
ip -n a addr add 10.16.2.1/24 dev a2
ip -n r addr add 10.16.2.2/24 dev r2
ip -n a link set a2 up
ip -n r link set r2 up
ip link add r3 type veth peer name b0
ip link set r3 netns r
ip link set b0 netns b
ip -n r addr add 10.16.3.2/24 dev r3
ip -n b addr add 10.16.3.1/24 dev b0
ip -n r link set r3 up
ip -n b link set b0 up
ip -n b route add default via 10.16.3.2
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf.r1.rp_filter
ip -n a route add 10.16.3.0/24 via 10.16.2.2
ip netns exec a ping -c1 -W1 10.16.3.1
ip netns exec a ping -c1 -W1 -I 10.16.1.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.all.rp_filter=1
ip netns exec a ping -c1 -W1 10.16.3.1
ip netns exec a ping -c1 -W1 -I 10.16.1.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.r2.rp_filter=2
ip netns exec a ping -c1 -W1 -I 10.16.1.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.r2.rp_filter=0
ip netns exec a ping -c1 -W1 -I 10.16.1.1 10.16.3.1
ip -n a link set lo up
ip -n a addr add 172.31.0.1/32 dev lo
ip netns exec a ping -c1 -W1 -I 172.31.0.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.all.rp_filter=2
ip netns exec a ping -c1 -W1 -I 172.31.0.1 10.16.3.1
ip netns exec a ping -c1 -W1 -I 10.16.1.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.all.rp_filter=0
ip netns exec a ping -c1 -W1 -I 172.31.0.1 10.16.3.1
ip -n r route add 172.31.0.1 via 10.16.1.1
ip netns exec a ping -c1 -W1 -I 172.31.0.1 10.16.3.1
ip netns exec r sysctl -w net.ipv4.conf.r2.rp_filter=1
ip netns exec a ping -c1 -W1 -I 172.31.0.1 10.16.3.1
ip -n r route get 10.16.3.1 from 172.31.0.1 iif r2
ip -n r route get 10.16.3.1 from 172.31.0.1 iif r1
ip -n r route get 10.16.3.1 from 10.16.2.1 iif r2
ip -n r route get 10.16.2.2 from 10.16.2.1 iif r2
ip -n r route get 10.16.2.2 from 10.16.2.2 iif r2
ip netns exec r sysctl net.ipv4.conf.default.rp_filter
ip netns exec r sysctl -w net.ipv4.conf.default.rp_filter=1
ip netns exec r sysctl net.ipv4.conf.r1.rp_filter net.ipv4.conf.r2.rp_filter
