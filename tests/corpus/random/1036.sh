# lab 1036
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip -n r1 link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set u1 up
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 ping -c1 -W1 -M do -s 2000 10.0.0.2
ip netns exec r0 ip link
ip netns exec r0 ip -br link
ip neigh
ip -br link
ip netns exec r1 ip route show table local
ip netns exec r1 ip -br link
ip route
