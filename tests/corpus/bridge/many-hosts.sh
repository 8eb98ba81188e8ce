# a larger bridge: seven hosts ask each other, the table fills, one after another leaves
ip link add vb type bridge
ip link set vb up
ip netns add h1
ip link add e1 type veth peer name e1-br
ip link set e1 netns h1
ip link set e1-br master vb
ip -n h1 addr add 10.82.0.1/24 dev e1
ip -n h1 link set e1 up
ip link set e1-br up
ip netns add h2
ip link add e2 type veth peer name e2-br
ip link set e2 netns h2
ip link set e2-br master vb
ip -n h2 addr add 10.82.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set e2-br up
ip netns add h3
ip link add e3 type veth peer name e3-br
ip link set e3 netns h3
ip link set e3-br master vb
ip -n h3 addr add 10.82.0.3/24 dev e3
ip -n h3 link set e3 up
ip link set e3-br up
ip netns add h4
ip link add e4 type veth peer name e4-br
ip link set e4 netns h4
ip link set e4-br master vb
ip -n h4 addr add 10.82.0.4/24 dev e4
ip -n h4 link set e4 up
ip link set e4-br up
ip netns add h5
ip link add e5 type veth peer name e5-br
ip link set e5 netns h5
ip link set e5-br master vb
ip -n h5 addr add 10.82.0.5/24 dev e5
ip -n h5 link set e5 up
ip link set e5-br up
ip netns add h6
ip link add e6 type veth peer name e6-br
ip link set e6 netns h6
ip link set e6-br master vb
ip -n h6 addr add 10.82.0.6/24 dev e6
ip -n h6 link set e6 up
ip link set e6-br up
ip netns add h7
ip link add e7 type veth peer name e7-br
ip link set e7 netns h7
ip link set e7-br master vb
ip -n h7 addr add 10.82.0.7/24 dev e7
ip -n h7 link set e7 up
ip link set e7-br up
ip netns exec h1 ping -c1 -W1 10.82.0.7
ip netns exec h2 ping -c1 -W1 10.82.0.6
ip netns exec h3 ping -c1 -W1 10.82.0.5
ip netns exec h4 ping -c1 -W1 10.82.0.1
bridge fdb show br vb
ip -n h1 neigh
ip netns del h7
sleep 1
ip netns exec h1 ping -c1 -W1 10.82.0.7
bridge link
ip link set e6-br nomaster
ip netns exec h2 ping -c1 -W1 10.82.0.6
ip link set e5-br down
ip netns exec h3 ping -c1 -W1 10.82.0.5
ip link del e4-br
ip netns exec h4 ip addr
bridge fdb show br vb
ip link del vb
ip netns exec h1 ping -c1 -W1 10.82.0.2
ip -br link
