# counters of ip -s: what each hop received, sent and dropped
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.75.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.75.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip -n a -s link show a0
ip netns exec a ping -c1 -W1 10.75.0.2
ip -n a -s link show a0
ip -n b -s link show b0
ip -s link show a0-br
ip -s link show vb
ip netns exec a ping -c1 -W1 10.75.0.9
sleep 0.3
ip -n a -s link show a0
ip -n b -s link show b0
ip addr add 10.75.0.254/24 dev vb
ping -c1 -W1 10.75.0.1
ip -s link show vb
ip netns exec a ping -c1 -W1 -s 4000 10.75.0.2
ip -n b -s link show b0
ip -n a link set lo up
ip netns exec a ping -c2 -i 0.2 -W1 127.0.0.1
ip -n a -s link show lo
ip -n b link set b0 down
ip netns exec a ping -c1 -W1 10.75.0.2
ip -s link show b0-br
