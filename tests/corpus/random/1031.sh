# lab 1031
ip netns add r0
ip netns add r1
ip link add d0 netns r0 type veth peer name u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip netns exec r1 ip link set dev u1 up
ip -n r0 route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 -s 600 10.0.0.1
ip link
ip netns exec r1 iptables -t nat -S
iptables -S
ip addr
ip netns exec r0 ip route get 10.250.1.1
ip netns ls
