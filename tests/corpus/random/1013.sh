# lab 1013
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 type veth peer name p01
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip -n h01 link set dev e01 up
ip link set p01 up
ip netns exec h01 ip link set lo up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set dev lo up
ip -n h02 link set e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set br1 up
ip netns add h11
ip link add e11 netns h11 type veth peer name p11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip -n h11 link set dev e11 up
ip -n h11 link set dev lo up
ip link set p11 up
ip link add e12 type veth peer name p12
ip netns add h12
ip link set e12 netns h12
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set dev e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip -n h01 route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip netns exec h11 ip route add default via 10.2.0.254
ip -n h12 route add default via 10.2.0.254
ping -c1 -W1 10.1.0.254
ip netns exec h11 ping -c1 -W1 -M do -s 1472 192.168.17.77
ip netns exec h02 ping -c1 -W1 -s 3000 10.2.0.2
ip netns exec h01 ping -c1 -W1 -M do -s 2000 127.0.0.1
ping -c1 -W1 192.168.17.2
ip neigh add 10.1.0.1 lladdr 02:00:00:00:25:01 dev br1 nud permanent
ping -c1 -W1 -M want -s 2000 10.2.0.254
iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h12 ping -c1 -W1 10.2.0.1
ping -c1 -W1 -s 600 10.2.0.254
ip neigh add 10.2.0.2 lladdr 02:00:00:00:4a:02 dev br1 nud permanent
ip netns exec h01 ping -c1 -W1 -I 10.1.0.1 10.1.0.1
ip netns exec h02 ping -c1 -W1 -t 4 10.1.0.2
ip netns exec h02 ip route show table local
ip netns exec h01 route -n
ip netns exec h12 ip route
ip -n h11 rule
ip netns exec h12 ip -br addr
bridge fdb show br br0
bridge link
ip route
