# Askers without an address of their own, or of a net that the other does not know; broadcasts from nowhere
ip netns add a
ip netns add r
ip link add a0 type veth peer name r0
ip link set a0 address 02:00:00:00:90:0a netns a
ip link set r0 address 02:00:00:00:90:01 netns r
ip -n r addr add 10.90.0.1/24 dev r0
ip -n r link set r0 up
ip -n a link set a0 up
ip -n a route add 10.90.0.0/24 dev a0
ip netns exec a ping -c1 -W1 10.90.0.1
ip netns exec a ping -c1 -W1 -I a0 10.90.0.1
ip -n a neigh
ip -n a addr add 10.9.0.1/24 dev a0
ip netns exec a ping -c1 -W1 10.90.0.1
ip netns exec a sysctl -w net.ipv4.conf.a0.arp_announce=1
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
ip -n a addr flush dev a0
ip -n a addr add 10.9.0.1/24 dev a0 scope host
ip -n a route add 10.90.0.0/24 dev a0
ip netns exec a ping -c1 -W1 10.90.0.1
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 -I 10.9.0.1 10.90.0.1
ip -n a neigh
ip -n r neigh
ip -n r route add 10.9.0.0/24 dev r0
ip netns exec a ping -c1 -W1 -I 10.9.0.1 10.90.0.1
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=8
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 -I 10.9.0.1 10.90.0.1
ip -n a addr flush dev a0
ip -n a addr add 10.90.0.9/24 dev a0
ip -n a route add 127.90.0.0/16 dev a0
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=0
ip netns exec a ping -c1 -W1 127.90.0.1
ip netns exec a ping -c1 -W1 -I a0 127.90.0.1
ip -n a neigh
ip -n a link set lo up
ip netns exec a ping -c1 -W1 -I a0 127.90.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.route_localnet=1
ip netns exec a ping -c1 -W1 -I a0 127.90.0.1
ip -n a neigh
ip -n a addr flush dev a0
ip netns exec r sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
ip netns exec a ping -b -c1 -W1 -I a0 255.255.255.255
ip netns exec r iptables -A INPUT -p icmp -j ACCEPT
ip netns exec a ping -b -c1 -W1 -I a0 255.255.255.255
ip netns exec r iptables -L INPUT -v -n -x
ip -n a addr add 10.90.0.9/24 dev a0
ip -n a addr add 10.91.0.9/24 dev a0
ip -n a route add 10.77.0.0/24 dev a0
ip netns exec a ping -c1 -W1 10.77.0.1
ip -n r addr add 10.90.200.1/16 dev r0
ip -n a addr add 10.90.44.2/32 dev a0
ip -n a neigh flush all
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=2
ip netns exec a ping -c1 -W1 -I 10.90.44.2 10.90.0.1
ip netns exec a ping -c1 -W1 -I 10.91.0.9 10.90.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=3
ip -n r link set lo up
ip -n r link set lo mtu 60
ip -n r addr add 10.90.0.66/24 dev r0 scope host
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=0
ip netns exec r ping -c1 -W1 -I lo 10.90.0.9
ip netns exec a sysctl -w net.ipv4.conf.a0.arp_notify=1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=2
ip -n r addr add 10.91.0.1/24 dev r0
ip -n r addr add 10.92.0.1/24 dev r0 scope host
ip -n a addr add 10.92.0.9/24 dev a0
ip -n a addr add 10.93.0.9/24 dev a0
ip -n r neigh flush all
ip -n a link set a0 address 02:00:00:00:90:1a
ip -n r neigh
ip -n a link add a9 type veth peer name a8
ip -n a link set a9 up
ip -n a link set a8 up
ip -n a addr add 10.98.5.1/24 dev a9
ip -n a route add default via 10.90.0.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c1 -W1 10.98.7.1
ip netns exec a ping -c1 -W1 -I a0 10.98.5.255
ip netns exec a sysctl -w net.ipv4.icmp_ignore_bogus_error_responses=0
sleep 1
ip netns exec a ping -c1 -W1 -I a0 10.98.5.255
ip netns exec a ping -c1 -W1 -I a0 10.98.6.255
ip netns exec a ping -c1 -W4 -I a0 10.90.0.199
