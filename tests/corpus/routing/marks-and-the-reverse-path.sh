# rp_filter with a mark: src_valid_mark lets the check go by the rule for marked packets
ip netns add a
ip netns add r
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip link add x0 type veth peer name x1
ip link set x0 netns r
ip -n a addr add 10.93.0.2/24 dev a0
ip -n r addr add 10.93.0.1/24 dev r0
ip -n a addr add 10.93.5.5/32 dev a0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set x0 up
ip link set x1 up
ip -n r addr add 10.93.9.1/24 dev x0
ip -n r route add 10.93.5.5 dev x0
ip -n r route add 10.93.5.5 dev r0 table 7
ip -n r rule add fwmark 1 lookup 7
ip netns exec r iptables -t mangle -A PREROUTING -s 10.93.5.5 -j MARK --set-mark 1
ip netns exec r iptables -t mangle -A OUTPUT -d 10.93.5.5 -j MARK --set-mark 1
ip netns exec a sysctl -w net.ipv4.conf.a0.arp_announce=2
ip netns exec r sysctl -w net.ipv4.conf.r0.rp_filter=1
ip netns exec a ping -c1 -W1 -I 10.93.5.5 10.93.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.src_valid_mark=1
ip netns exec a ping -c1 -W1 -I 10.93.5.5 10.93.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.src_valid_mark=0
ip netns exec r sysctl -w net.ipv4.conf.all.src_valid_mark=1
ip netns exec a ping -c1 -W1 -I 10.93.5.5 10.93.0.1
