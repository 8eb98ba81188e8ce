# lab 1044
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h01
ip link add e01 type veth peer name p01
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip -n h01 link set e01 up
ip link set p01 up
ip netns add h02
ip link add e02 netns h02 type veth peer name p02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set e02 up
ip link set p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 netns h11 type veth peer name p11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip netns exec h11 ip link set lo up
ip -n h11 link set dev e11 up
ip link set p11 up
ip netns add h12
ip link add e12 netns h12 type veth peer name p12
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev e12 up
ip -n h12 link set dev lo up
ip link set dev p12 up
ip link add j0 type veth peer name j1
ip link set j0 master br0
ip link set j1 master br1
ip link set j0 up
ip link set j1 up
ip -n h01 route add 10.2.0.0/24 dev e01
ip netns exec h11 ip route add 10.1.0.0/24 dev e11
ip netns exec h01 ping -c1 -W1 -t 4 10.1.0.1
ip netns exec h01 ping -c1 -W1 -I 10.1.0.1 10.1.0.1
ip link set p11 nomaster
ip netns exec h11 ping -c1 -W1 10.2.0.1
ip -n h01 neigh add 10.2.0.2 lladdr 02:00:00:00:25:01 dev e01 nud permanent
ip netns exec h01 ping -c1 -W1 10.1.0.1
ip -br link
ip -n h11 route get 10.1.0.1
ip -n h01 neigh
ip netns exec h01 ip neigh
ip netns exec h12 ip neigh
bridge fdb show br br0
bridge link
conntrack -L
