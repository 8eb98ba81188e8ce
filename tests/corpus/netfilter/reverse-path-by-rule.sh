# `-m rpfilter`: whether an answer would go back by the device that the packet came in by. Two cables between a and r, a
# source that r reaches by the other one, one that nobody has a route to, r's own, a forbidden one, and one by a mark.
ip netns add a
ip netns add r
ip link add a0 netns a type veth peer name r0 netns r
ip link add a1 netns a type veth peer name r1 netns r
ip -n a addr add 10.1.0.1/24 dev a0
ip -n a addr add 10.2.0.1/24 dev a1
ip -n r addr add 10.1.0.254/24 dev r0
ip -n r addr add 10.2.0.254/24 dev r1
ip -n a link set lo up
ip -n r link set lo up
ip -n a link set a0 up
ip -n a link set a1 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n a addr add 10.9.0.1/32 dev lo
ip -n a addr add 10.9.0.2/32 dev lo
ip -n a addr add 10.9.0.3/32 dev lo
ip -n a addr add 10.9.0.4/32 dev lo
ip -n a addr add 10.9.0.5/32 dev lo
ip -n r addr add 10.9.0.4/32 dev lo
ip netns exec a sysctl -w net.ipv4.conf.all.rp_filter=0
ip netns exec r sysctl -w net.ipv4.conf.all.rp_filter=0
ip -n r route add 10.9.0.1 via 10.2.0.1
ip -n r route add unreachable 10.9.0.3
ip -n r route add 10.9.0.5 via 10.1.0.1 table 7
ip -n r rule add fwmark 7 table 7
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --invert
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --loose
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --accept-local
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --accept-local --loose
ip netns exec r iptables -t mangle -A PREROUTING -s 10.9.0.5 -j MARK --set-mark 7
ip netns exec r iptables -t mangle -A PREROUTING -m rpfilter --validmark
ip netns exec r iptables -t mangle -A PREROUTING -m rpfilter
ip netns exec r iptables -A INPUT -m rpfilter
ip netns exec r iptables -t nat -A PREROUTING -m rpfilter
ip netns exec r iptables -t mangle -A INPUT -m rpfilter
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter ! --loose
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --loose 1
ip netns exec a ping -c1 -W1 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec a ping -c1 -W1 -I 10.9.0.1 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec a ping -c1 -W1 -I 10.9.0.2 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec a ping -c1 -W1 -I 10.9.0.3 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec a ping -c1 -W1 -I 10.9.0.4 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec a ping -c1 -W1 -I 10.9.0.5 10.1.0.254
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec r iptables -t mangle -nvL PREROUTING
ip netns exec r ping -c1 -W1 10.1.0.254
ip netns exec a ping -c1 -W1 -b 10.1.0.255
ip netns exec r iptables -t raw -nvL PREROUTING
ip netns exec r iptables -t raw -F
ip netns exec r iptables -t raw -A PREROUTING -m rpfilter --invert -j DROP
ip netns exec a ping -c1 -W1 10.1.0.254
ip netns exec a ping -c1 -W1 -I 10.9.0.1 10.1.0.254
ip netns exec r iptables -t raw -S
