# lab 1059
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip -n r1 link set dev lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set dev u1 up
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 192.168.17.77
ip netns exec r1 ping -c1 -W1 10.0.0.1
ip netns exec r1 ping -c2 -i 0.2 -W1 10.0.0.2
ip netns exec r0 ping -c1 -W1 127.0.0.1
ping -c1 -W1 -I 10.0.0.2 10.0.0.1
ip addr
ip -n r0 rule
ip -n r1 route
ip netns exec r1 ip -br link
ip -n r0 route show table local
ip netns exec r0 iptables -t nat -S
ip route
