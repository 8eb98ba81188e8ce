# lab 1028
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:25:01 type veth peer name p01 address 02:00:00:00:4a:02
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set dev e01 up
ip link set p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:6f:03 netns h02 type veth peer name p02 address 02:00:00:00:94:04
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set e02 up
ip link set p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:b9:05 type veth peer name p11 address 02:00:00:00:de:06
ip link set e11 netns h11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set e11 up
ip link set p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:03:07 type veth peer name p12 address 02:00:00:00:28:08
ip link set e12 netns h12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set lo up
ip -n h12 link set dev e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip netns exec h01 ip route add default via 10.1.0.254
ip -n h02 route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ping -c1 -W1 10.2.0.2
ip netns exec h01 ping -c1 -W1 -s 7 10.2.0.1
ip link set br0 down
ip netns exec h01 ping -c2 -i 0.2 -W1 192.168.17.77
ip link set br0 up
ip netns exec h11 ping -c1 -W1 10.2.0.1
ip netns exec h12 ping -c1 -W1 10.1.0.2
ip neigh replace 10.1.0.2 lladdr 02:00:00:00:4d:09 dev br0 nud permanent
ping -c1 -W1 -I br0 10.2.0.254
ip -n h01 link set dev e01 address 02:00:00:00:72:0a
ip netns exec h01 ping -c1 -W1 10.2.0.2
ip netns exec h02 ip route show table local
ip netns exec h01 iptables -t nat -S
ip -n h01 neigh
bridge fdb show br br0
bridge link
ip route
