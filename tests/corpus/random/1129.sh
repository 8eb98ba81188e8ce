# lab 1129
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 type veth peer name p01
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set e01 up
ip link set p01 up
ip netns add h02
ip link add e02 netns h02 type veth peer name p02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip link set dev p02 up
ip link add br1 type bridge
ip link set br1 up
ip netns add h11
ip link add e11 type veth peer name p11
ip link set e11 netns h11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set e11 up
ip link set p11 up
ip netns add h12
ip link add e12 type veth peer name p12
ip link set e12 netns h12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 10.1.0.0/24 -j MASQUERADE
ip -n h02 route add default via 10.1.0.254
ip -n h11 route add default via 10.2.0.254
ip -n h12 route add default via 10.2.0.254
ping -c2 -i 0.2 -W1 8.8.8.8
ip netns exec h11 ping -c1 -W1 1.1.1.1
ping -c1 -W1 -s 1473 10.2.0.254
ip -n h11 addr add 192.168.28.50/24 dev e11
ip netns exec h12 ping -c1 -W1 10.2.0.1
sysctl -w net.ipv4.conf.all.proxy_arp=0
ip netns exec h11 ping -c2 -i 0.2 -W1 10.2.0.254
ip -n h12 neigh flush dev e12
ip netns exec h12 ping -c1 -W1 -M dont -s 900 10.2.0.254
ip netns exec h02 ip neigh
ip netns exec h11 ip route
ip netns exec h12 ip neigh
ip netns exec h01 ip -br addr
ip route
ip -br link
bridge fdb show br br0
bridge link
conntrack -L
