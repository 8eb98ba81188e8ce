# lab 4010
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns add r2
ip netns exec r2 ip link set dev lo up
ip netns add r3
ip -n r3 link set dev lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip netns exec r2 ip link set dev u2 up
ip link add d2 netns r2 type veth peer name u3 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip netns exec r3 ip addr add 10.2.0.2/24 dev u3
ip netns exec r2 ip link set dev d2 up
ip -n r3 link set u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip -n r3 route add 10.0.0.0/24 via 10.2.0.1
ip netns exec r3 ip route add 10.1.0.0/24 via 10.2.0.1
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j MASQUERADE
ip netns exec r2 ping -c1 -W1 10.0.0.2
ip netns exec r2 ping -c1 -W1 10.1.0.1
ip netns exec r0 iptables -t nat -A PREROUTING -p icmp -d 10.0.0.2 -j REDIRECT
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns del r3
sleep 1
ip netns exec r2 ping -c1 -W1 -M do -s 900 10.0.0.99
iptables -t nat -A PREROUTING -p icmp -d 10.0.0.1 -j REDIRECT
ip netns exec r1 ping -c1 -W1 -s 1400 10.1.0.2
ip netns exec r0 ping -c1 -W1 -t 2 10.1.0.2
ip -n r0 route get 203.0.113.1
ip -n r3 route show table local
ip route
conntrack -L
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
