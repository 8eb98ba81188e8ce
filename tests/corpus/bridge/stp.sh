# the spanning tree: switching it on, port states, a ring that it breaks
ip link add vb type bridge
ip link set vb up
ip link set vb type bridge stp_state 1
ip -d link show vb
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.54.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.54.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
bridge link
ip netns exec a ping -c1 -W1 10.54.0.2
brctl show
ip link set vb type bridge forward_delay 200
sleep 5
bridge link
ip netns exec a ping -c1 -W1 10.54.0.2
brctl stp vb off
bridge link
ip netns exec a ping -c1 -W1 10.54.0.2
ip link add vb2 type bridge stp_state 1 forward_delay 0
ip link add vb2 type bridge stp_state 1 forward_delay 200
ip link set vb2 up
brctl showstp nosuch
brctl stp vb on
brctl setfd vb 2
ip link add j0 type veth peer name j1
ip link add k0 type veth peer name k1
ip link set j0 master vb
ip link set j1 master vb2
ip link set j0 up
ip link set j1 up
sleep 7
ip netns exec a ping -c1 -W1 10.54.0.2
bridge link
