# A namespace whose name is deleted lives on with its last process, and its cable with it
ip netns add w
ip link add h0 type veth peer name w0
ip link set w0 netns w
ip addr add 10.94.0.1/24 dev h0
ip -n w addr add 10.94.0.2/24 dev w0
ip link set h0 up
ip -n w link set w0 up
ip netns exec w ping -i 0.5 -c6 10.94.0.1 > /dev/null 2>&1 &
sleep 0.3
ip netns del w
ip netns
sleep 0.5
ip link show h0
ping -c1 -W1 10.94.0.2
ip netns add w
ip -n w link
sleep 3
ip link show h0
