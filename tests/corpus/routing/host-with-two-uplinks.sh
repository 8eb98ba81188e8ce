# weak host model: addresses answer on any interface; arp_filter and what the neighbour tables learn
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.23.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add m
ip link add m0 type veth peer name m0-br
ip link add m1 type veth peer name m1-br
ip link set m0 netns m
ip link set m1 netns m
ip link set m0-br master vb
ip link set m1-br master vb
ip link set m0-br up
ip link set m1-br up
ip -n m link set m0 address 02:00:00:00:23:00
ip -n m link set m1 address 02:00:00:00:23:01
ip -n m addr add 10.23.0.2/24 dev m0
ip -n m link set m0 up
ip -n m link set m1 up
ip netns exec a ping -c1 -W1 10.23.0.2
ip -n m link set m0 down
ip -n m addr
ip -n m route
ip netns exec a ping -c1 -W1 10.23.0.2
ip -n m addr add 10.23.0.3/24 dev m1
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.23.0.2
ip -n a neigh
ip -n m route
ip -n m link set m0 up
ip -n m route
ip netns exec m sysctl -w net.ipv4.conf.all.arp_ignore=1
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.23.0.2
ip netns exec a ping -c1 -W1 10.23.0.3
ip -n a neigh
ip netns exec m sysctl -w net.ipv4.conf.all.arp_ignore=8
ip -n a neigh flush all
ip netns exec a ping -c1 -W1 10.23.0.2
