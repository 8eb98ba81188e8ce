# links whose ends disagree about the MTU; bridges and their MTU; mtu errors
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.34.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.34.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip link show vb
ip -n b link set b0 mtu 1000
ip netns exec a ping -c1 -W1 -s 1200 10.34.0.2
ip netns exec b ping -c1 -W1 -s 1200 10.34.0.1
ip netns exec a ping -c1 -W1 -M do -s 1200 10.34.0.2
ip link set b0-br mtu 1000
ip link show vb
ip netns exec a ping -c1 -W1 -s 1200 10.34.0.2
ip -n a route get 10.34.0.2
ip -n a link set a0 mtu 1000
ip netns exec a ping -c1 -W1 -s 1200 10.34.0.2
ip link set vb mtu 1400
ip link show vb
ip link set a0-br mtu 900
ip link show vb
ip link set vb mtu 70000
ip link set vb mtu 67
ip link set a0-br mtu 65535
ip link set a0-br mtu 65536
ip link set a0-br mtu x
ip link set a0-br mtu 0
ip link set lo mtu 1000
ip link set lo mtu 65536
ip -n a link set a0 mtu 9000
ip netns exec a ping -c1 -W1 -s 3000 10.34.0.2
ip -n b link set b0 mtu 9000
ip link set b0-br mtu 9000
ip link set a0-br mtu 9000
ip link show vb
ip netns exec a ping -c1 -W1 -M do -s 3000 10.34.0.2
ip link add nv type veth peer name nw mtu 1300
ip link show nv
ip link show nw
ip link set nv master vb
ip link show vb
ip link set nv mtu 1200
ip link show vb
ip -s link show a0-br
