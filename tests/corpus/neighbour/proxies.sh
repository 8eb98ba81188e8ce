# Proxy ARP: at once or after a while, for one address, for hosts of the same link, asked for again by unicast
ip netns add a
ip netns add r
ip netns add b
ip netns add c
ip link add a0 type veth peer name r0
ip link set a0 address 02:00:00:00:91:0a netns a
ip link set r0 address 02:00:00:00:91:01 netns r
ip link add b0 type veth peer name r1
ip link set b0 address 02:00:00:00:91:0b netns b
ip link set r1 address 02:00:00:00:91:02 netns r
ip -n r addr add 10.91.0.1/24 dev r0
ip -n r addr add 10.91.1.1/24 dev r1
ip -n a addr add 10.91.0.2/16 dev a0
ip -n b addr add 10.91.1.2/24 dev b0
ip -n r link set r0 up
ip -n r link set r1 up
ip -n a link set a0 up
ip -n b link set b0 up
ip -n b route add default via 10.91.1.1
ip netns exec a ping -c1 -W1 10.91.1.2
ip -n r neigh add proxy 10.91.1.2 dev r0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.1.2
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip -n a neigh flush all
ip netns exec a ping -c1 -W2 10.91.1.2
ip -n a neigh
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.neigh.r0.proxy_delay=0
ip -n a neigh flush all
ip netns exec a ping -c1 -W0.2 10.91.1.2
ip -n r neigh del proxy 10.91.1.2 dev r0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.1.2
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=1
ip -n a neigh flush all
ip netns exec a ping -c1 -W0.2 10.91.1.2
ip netns exec r sysctl -w net.ipv4.neigh.r0.proxy_delay=6
ip -n a neigh flush all
ip netns exec a ping -c1 -W0.3 10.91.1.2
ip -n a neigh
ip netns exec r sysctl -w net.ipv4.neigh.r0.proxy_delay=80
ip -n a neigh change 10.91.1.2 dev a0 nud probe
sleep 0.1
ip -n a neigh
ip -n a neigh flush all
ip netns exec a ping -c1 -W2 10.91.5.5
ip -n r route add 10.91.5.5 dev r0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.5.5
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp_pvlan=1
ip netns exec r sysctl -w net.ipv4.neigh.r0.proxy_delay=0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.5.5
ip -n a neigh
ip netns exec a ping -c1 -W1 10.91.0.9
ip -n a neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.0.9
ip netns exec a ping -c1 -W1 10.91.1.2
ip -n a neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp_pvlan=0
ip netns exec r sysctl -w net.ipv4.conf.all.proxy_arp_pvlan=1
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.0.9
ip -n a neigh
ip netns exec r sysctl -w net.ipv4.conf.all.proxy_arp_pvlan=0
ip netns exec r sysctl -w net.ipv4.conf.r0.proxy_arp=1
ip netns exec r sysctl -w net.ipv4.neigh.r0.proxy_delay=200000
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.91.1.2
ip -n r link set r0 down
sleep 0.5
ip -n a neigh
