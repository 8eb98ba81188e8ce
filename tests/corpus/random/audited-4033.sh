# lab 4033
ip netns add r0
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ping -c1 -W1 8.8.8.8
ip netns exec r0 ip neigh flush dev d0
ip netns exec r0 ping -c2 -i 0.2 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 -t 2 10.0.0.2
ip -n r1 route del default
ip netns exec r1 ping -c1 -W1 -s 1473 10.0.0.2
ip netns exec r1 ping -b -c1 -W1 -s 2000 10.0.0.255
ip addr
ip netns exec r1 iptables -t nat -S
ip netns exec r0 ip route
iptables -S
ip route show table local
ip netns exec r0 ip -br link
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
