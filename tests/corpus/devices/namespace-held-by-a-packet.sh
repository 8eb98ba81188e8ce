# a deleted namespace lives on while a packet of its own waits for a MAC address
ip netns add n1
ip link add v1 netns n1 type veth peer name v2
ip link set v2 up
ip -n n1 link set v1 up
ip -n n1 addr add 10.0.0.1/24 dev v1
ip addr add 10.0.0.2/24 dev v2
ip netns exec n1 ping -c1 -W1 10.0.0.9
ip netns del n1
sleep 0.5
ping -c1 -W1 10.0.0.1
ip link show v2
sleep 2
ip link show v2
ping -c1 -W1 10.0.0.1
ip netns add n1
ip link add v1 netns n1 type veth peer name v2
ip link set v2 up
ip -n n1 link set v1 up
ip -n n1 addr add 10.0.0.1/24 dev v1
ip addr add 10.0.0.2/24 dev v2
ip netns exec n1 traceroute -n -q1 -w0.3 -m1 10.0.0.9
ip netns del n1
sleep 0.1
ping -c1 -W1 10.0.0.1
sleep 3
ip link show v2
ip netns add n1
ip link add v1 netns n1 type veth peer name v2
ip link set v2 up
ip -n n1 link set v1 up
ip -n n1 addr add 10.0.0.1/24 dev v1
ip addr add 10.0.0.2/24 dev v2
ip -n n1 neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev v1
ip netns exec n1 ping -c1 -W1 10.0.0.9
ip netns del n1
sleep 0.1
ping -c1 -W1 10.0.0.1
