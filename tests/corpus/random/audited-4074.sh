# lab 4074
ip netns add r0
ip netns add r1
ip -n r1 link set lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip -n r1 link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c1 -W1 -M do -s 900 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.99
ping -c1 -W1 10.0.0.2
ip netns exec r0 ip link set d0 address 02:00:00:00:6f:03
ip netns exec r0 ping -c2 -i 0.2 -W1 10.0.0.1
ip -n r0 link set d0 down
ping -c1 -W1 10.0.0.0
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip neigh
ip route get 10.0.0.1
ip -n r1 neigh
ip route
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
