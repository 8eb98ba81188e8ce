# path MTU: a narrow link behind a router; DF, frag needed, the exception, expiry on the route
ip netns add h
ip netns add r
ip netns add s
ip netns add d
ip link add h0 type veth peer name r0
ip link set h0 netns h
ip link set r0 netns r
ip -n h addr add 10.33.1.1/24 dev h0
ip -n r addr add 10.33.1.254/24 dev r0
ip -n h link set h0 up
ip -n r link set r0 up
ip link add r1 type veth peer name s0
ip link set r1 netns r
ip link set s0 netns s
ip -n r addr add 10.33.2.1/24 dev r1
ip -n s addr add 10.33.2.2/24 dev s0
ip -n r link set r1 up
ip -n s link set s0 up
ip link add s1 type veth peer name d0
ip link set s1 netns s
ip link set d0 netns d
ip -n s addr add 10.33.3.254/24 dev s1
ip -n d addr add 10.33.3.1/24 dev d0
ip -n s link set s1 up
ip -n d link set d0 up
ip -n h route add default via 10.33.1.254
ip -n d route add default via 10.33.3.254
ip -n r route add 10.33.3.0/24 via 10.33.2.2
ip -n s route add 10.33.1.0/24 via 10.33.2.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec s sysctl -w net.ipv4.ip_forward=1
ip -n r link set r1 mtu 1000
ip -n s link set s0 mtu 1000
ip netns exec h ping -c1 -W1 10.33.3.1
ip netns exec h ping -c1 -W1 -M dont -s 1400 10.33.3.1
ip netns exec h ping -c1 -W1 -M do -s 972 10.33.3.1
ip netns exec h ping -c2 -i 0.3 -W1 -M do -s 973 10.33.3.1
ip -n h route get 10.33.3.1
ip netns exec h ping -c1 -W1 -M do -s 1400 10.33.3.1
ip netns exec h ping -c1 -W1 -M do -s 972 10.33.3.1
ip netns exec h ping -c1 -W1 -M want -s 1400 10.33.3.1
ip netns exec h ping -c1 -W1 -s 1400 10.33.3.1
ip netns exec d ping -c1 -W1 -s 1400 10.33.1.1
ip -n d route get 10.33.1.1
ip -n h route flush cache
ip -n h route get 10.33.3.1
ip netns exec h ping -c2 -i 0.3 -W1 -s 1400 10.33.3.1
ip -n h route get 10.33.3.1
ip -n s link set s1 mtu 600
ip netns exec h ping -c2 -i 0.3 -W1 -M do -s 900 10.33.3.1
ip -n h route get 10.33.3.1
ip netns exec h ping -c1 -W1 10.33.3.1
ip -n h route replace 10.33.3.0/24 via 10.33.1.254 mtu 800
ip -n h route
ip netns exec h ping -c1 -W1 -M do -s 800 10.33.3.1
ip -n h route replace 10.33.3.0/24 via 10.33.1.254 mtu lock 800
ip netns exec h ping -c1 -W1 -s 1200 10.33.3.1
ip netns exec h traceroute -n -I -q1 -w1 -m5 10.33.3.1
