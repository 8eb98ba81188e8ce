# lab 4051
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip -n r1 link set lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r0 ping -c1 -W1 -s 1473 10.0.0.1
ip netns exec r1 ip route add prohibit 8.8.8.8
ip netns exec r1 ping -c1 -W1 10.0.0.1
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip netns exec r0 ip neigh replace 10.0.0.2 lladdr 02:00:00:00:6f:03 dev d0 nud permanent
ip netns exec r1 ping -c1 -W1 10.250.1.1
ping -c1 -W1 10.0.0.1
ip netns exec r1 ip link set dev u1 mtu 1000
ip netns exec r0 ping -c1 -W1 10.0.0.99
ip netns exec r1 ping -c1 -W1 10.0.0.2
ip -n r1 route show table local
ip -n r1 route show table local
iptables -t nat -S
ip -br link
ip netns exec r0 ip route get 10.0.0.1
ip rule
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
