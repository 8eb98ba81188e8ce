# lab 4017
ip netns add r0
ip -n r0 link set dev lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip netns add r3
ip -n r3 link set dev lo up
ip netns add r4
ip netns exec r4 ip link set dev lo up
ip link add d0 netns r0 type veth peer name u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 type veth peer name u2
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip -n r2 link set u2 up
ip link add d2 type veth peer name u3
ip link set d2 netns r2
ip link set u3 netns r3
ip netns exec r2 ip addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip -n r2 link set dev d2 up
ip netns exec r3 ip link set u3 up
ip link add d3 netns r3 type veth peer name u4 netns r4
ip -n r3 addr add 10.3.0.1/24 dev d3
ip -n r4 addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set d3 up
ip netns exec r4 ip link set dev u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r2 route add default via 10.2.0.2
ip -n r3 route add default via 10.3.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip -n r4 route add 10.0.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.1.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.2.0.0/24 via 10.3.0.1
ip -n r2 link set d2 mtu 576
ip -n r3 link set u3 mtu 576
ip netns exec r0 ping -c1 -W1 -q 10.1.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r4 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r4 ping -c2 -i 0.2 -W1 10.1.0.2
ip netns exec r3 ping -b -c1 -W1 10.0.0.255
ip netns exec r2 ip neigh flush dev d2
ping -c1 -W1 -I 10.3.0.1 10.1.0.1
ip -n r0 route del default
ip netns exec r1 ping -c1 -W1 10.2.0.2
ip netns exec r1 ip route show table local
ip -br addr
ip -n r3 -br link
ip netns ls
ip addr
ip route show table all
ip rule
ip neigh
iptables -L -n -v
iptables -t nat -L -n -v
ip netns ls
bridge -d link
bridge fdb
conntrack -L
ip netns exec r0 ip addr
ip netns exec r0 ip route show table all
ip netns exec r0 ip rule
ip netns exec r0 ip neigh
ip netns exec r0 iptables -L -n -v
ip netns exec r0 iptables -t nat -L -n -v
ip netns exec r1 ip addr
ip netns exec r1 ip route show table all
ip netns exec r1 ip rule
ip netns exec r1 ip neigh
ip netns exec r1 iptables -L -n -v
ip netns exec r1 iptables -t nat -L -n -v
ip netns exec r2 ip addr
ip netns exec r2 ip route show table all
ip netns exec r2 ip rule
ip netns exec r2 ip neigh
ip netns exec r2 iptables -L -n -v
ip netns exec r2 iptables -t nat -L -n -v
ip netns exec r3 ip addr
ip netns exec r3 ip route show table all
ip netns exec r3 ip rule
ip netns exec r3 ip neigh
ip netns exec r3 iptables -L -n -v
ip netns exec r3 iptables -t nat -L -n -v
ip netns exec r4 ip addr
ip netns exec r4 ip route show table all
ip netns exec r4 ip rule
ip netns exec r4 ip neigh
ip netns exec r4 iptables -L -n -v
ip netns exec r4 iptables -t nat -L -n -v
