# lab 1034
ip netns add r0
ip -n r0 link set dev lo up
ip netns add r1
ip link add d0 netns r0 type veth peer name u1 netns r1
ip -n r1 link set dev lo up
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 192.168.17.77
iptables -A INPUT -d 10.0.0.1 -j ACCEPT
ip netns exec r0 ping -c2 -i 0.2 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 -s 7 10.0.0.1
ip -n r1 route
ip -n r1 addr
ip -n r1 addr
ip netns ls
