# Who may ask, who is learned from, who answers: askers without an address, arp_accept, arp_ignore 2 and 4, proxies
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 address 02:00:00:00:90:0a netns a
ip link set r0 address 02:00:00:00:90:01 netns r
ip link add b0 type veth peer name r1
ip link set b0 address 02:00:00:00:90:0b netns b
ip link set r1 address 02:00:00:00:90:02 netns r
ip -n r addr add 10.90.0.1/24 dev r0
ip -n r addr add 10.90.1.1/24 dev r1
ip -n b addr add 10.90.1.2/24 dev b0
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n b route add default via 10.90.1.1
ip -n a link set a0 up
ip -n a route add 10.90.0.0/24 dev a0
ip netns exec a ping -c1 -W1 10.90.0.1
ip -n a neigh
ip -n r neigh
ip -n a route add 127.90.0.0/16 dev a0
ip netns exec a ping -c1 -W1 127.90.0.1
ip -n a neigh
ip -n a addr add 10.90.0.2/24 dev a0
ip netns exec a ping -c1 -W1 127.90.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.route_localnet=1
ip netns exec a ping -c1 -W1 127.90.0.1
ip -n r neigh
ip netns exec a sysctl -w net.ipv4.conf.a0.arp_notify=1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=1
ip -n r neigh flush all
ip -n a link set a0 down
ip -n a link set a0 up
sleep 0.1
ip -n r neigh
ip -n r neigh flush all
ip -n a addr add 192.168.90.7/24 dev a0
ip -n a link set a0 address 02:00:00:00:90:1a
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=2
ip -n r neigh flush all
ip -n a link set a0 address 02:00:00:00:90:2a
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=0
ip netns exec r sysctl -w net.ipv4.conf.all.arp_accept=2
ip -n r neigh flush all
ip -n a link set a0 address 02:00:00:00:90:3a
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=1
ip -n r neigh flush all
ip -n a link set a0 address 02:00:00:00:90:4a
ip -n r neigh
ip netns exec r sysctl -w net.ipv4.conf.all.arp_accept=0
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=3
ip -n r neigh flush all
ip -n a link set a0 address 02:00:00:00:90:5a
ip -n r neigh
ip -n a link set a0 arp off
ip -n a link set a0 address 02:00:00:00:90:6a
ip -n r neigh
ip -n a link set a0 arp on
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_accept=0
ip -n a addr del 192.168.90.7/24 dev a0
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=2
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
ip -n a route add 10.90.1.0/24 dev a0
ip netns exec a ping -c1 -W1 10.90.1.1
ip -n a addr add 10.90.7.2/24 dev a0
ip -n r addr add 10.90.7.1/24 dev r0
ip -n r addr add 10.90.0.77/16 dev r0
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 -I 10.90.7.2 10.90.0.1
ip netns exec a ping -c1 -W1 -I 10.90.7.2 10.90.7.1
ip netns exec a ping -c1 -W1 -I 10.90.0.2 10.90.0.77
ip -n a addr add 10.90.44.2/32 dev a0
ip netns exec a ping -c1 -W1 -I 10.90.44.2 10.90.0.77
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=4
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
ip netns exec a ping -c1 -W1 10.90.1.1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=8
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
ip netns exec r sysctl -w net.ipv4.conf.r0.arp_ignore=9
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.90.0.1
