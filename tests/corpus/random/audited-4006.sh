# lab 4006
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip netns add r2
ip netns exec r2 ip link set dev lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip -n r1 link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip -n r2 link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r1 ping -c1 -W1 -M want -s 1473 203.0.113.1
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r2 ping -c1 -W1 10.0.0.255
ip netns exec r2 ip route add 10.250.1.0/24 via 10.1.0.1
ip netns exec r1 ping -c1 -W1 -I 10.0.0.2 10.250.1.1
ip netns exec r2 ip neigh del 10.0.0.1 dev u2
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r2 ping -c1 -W1 -I 10.0.0.1 203.0.113.1
ip -n r0 link set dev d0 down
ping -c1 -W1 -t 1 10.0.0.1
ip -n r0 link set d0 up
ip netns exec r0 ping -c1 -W1 10.1.0.1
ip netns exec r0 ping -c1 -W1 10.1.0.99
ip link set u2 master br0
ping -c1 -W1 -s 1400 10.250.1.1
ip netns exec r1 ping -c1 -W1 -s 600 10.0.0.2
ip netns exec r2 ip route
ip -n r0 route
iptables -L -n -v
ip -n r1 route show table local
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
