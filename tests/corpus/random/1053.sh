# lab 1053
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 type veth peer name p01
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set dev e01 up
ip link set p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip netns exec h02 ip addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set dev lo up
ip -n h02 link set e02 up
ip link set p02 up
ip link add br1 address 02:00:00:00:25:01 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 type veth peer name p11
ip link set e11 netns h11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set lo up
ip -n h11 link set dev e11 up
ip link set p11 up
ip netns add h12
ip link add e12 netns h12 type veth peer name p12
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set e12 up
ip link set dev p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
iptables -t nat -A POSTROUTING -s 10.77.0.0/16 ! -o br0 -j MASQUERADE
ip -n h01 route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip -n h11 route add default via 10.2.0.254
ip netns exec h12 ip route add default via 10.2.0.254
ip netns exec h12 ping -c1 -W1 10.2.0.2
ip -n h12 link set dev e12 mtu 1000
ip netns exec h11 ping -c1 -W1 -I 10.2.0.1 192.168.17.2
ping -c1 -W1 -s 1400 10.1.0.1
ip -n h12 route get 10.2.0.1
route -n
ip route get 10.1.0.2
ip netns exec h01 ip route show table local
ip netns exec h02 ip rule
ip netns exec h11 ip route get 8.8.8.8
bridge fdb show br br0
bridge link
conntrack -L
