# lab 1123
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip -n r1 link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip netns exec r1 ip link set dev u1 up
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.0.0.0
ping -c1 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r1 ip link set u1 mtu 1000
ping -c1 -W1 -M do -s 2000 10.0.0.0
ip -n r0 link
ip netns exec r0 iptables -S
ip netns exec r0 ip route
ip rule
ip netns exec r0 ip rule
conntrack -L
