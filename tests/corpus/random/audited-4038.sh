# lab 4038
ip netns add r0
ip -n r0 link set lo up
ip -n r1 link set dev lo up
ip netns add r1
ip netns add r2
ip -n r2 link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip -n r1 link set u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip -n r1 link set d1 up
ip -n r2 link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r2 ping -c2 -i 0.2 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 -M dont -s 1472 10.1.0.1
ping -c1 -W1 -q 192.168.17.10
ip netns exec r2 traceroute -n -I -q1 -w1 -m4 10.1.0.2
ip netns exec r1 ip addr del 10.1.0.1/24 dev d1
ping -c1 -W1 -I 10.1.0.1 10.1.0.1
ip netns exec r2 ping -c1 -W1 10.1.0.0
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 127.0.0.1
ip netns exec r2 ping -c1 -W1 -t 3 10.1.0.2
ip netns exec r0 ip neigh
ip -n r1 neigh
ip netns exec r1 arp -n
ip netns exec r1 ip neigh
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
