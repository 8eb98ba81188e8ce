# proxy_arp: a router that answers for what lies behind it
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.28.0.1/16 dev a0
ip -n r addr add 10.28.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip link add b0 type veth peer name r1
ip link set b0 netns b
ip link set r1 netns r
ip -n b addr add 10.28.2.1/16 dev b0
ip -n r addr add 10.28.2.254/24 dev r1
ip -n b link set b0 up
ip -n r link set r1 up
ip netns exec a ping -c1 -W1 10.28.2.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip -n r route add 10.28.0.0/24 dev r0
ip netns exec a ping -c1 -W1 10.28.2.1
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=1
ip netns exec a ping -c1 -W1 10.28.2.1
ip -n a neigh
ip -n b neigh
ip netns exec r sysctl -w net.ipv4.conf.r1.proxy_arp=1
ip netns exec a ping -c1 -W1 10.28.2.1
ip -n a neigh show 10.28.2.1
ip -n b neigh show 10.28.0.1
ip netns exec a ping -c1 -W1 10.28.0.77
ip netns exec a ping -c1 -W1 10.28.9.9
ip -n r route add default via 10.28.2.1
ip netns exec a ping -c1 -W1 10.28.9.9
ip netns exec r sysctl -w net.ipv4.ip_forward=0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.28.2.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r sysctl -w net.ipv4.conf.all.proxy_arp=0
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=0
ip -n r neigh add proxy 10.28.2.1 dev r0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.28.2.1
ip -n a neigh
