# lab 4021
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip netns add r2
ip netns add r3
ip netns exec r2 ip link set lo up
ip netns exec r3 ip link set dev lo up
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 type veth peer name u2
ip link set d1 netns r1
ip link set u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip netns exec r2 ip link set u2 up
ip link add d2 type veth peer name u3
ip link set d2 netns r2
ip link set u3 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip -n r3 addr add 10.2.0.2/24 dev u3
ip netns exec r2 ip link set dev d2 up
ip netns exec r3 ip link set u3 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n r1 route add default via 10.1.0.2
ip -n r2 route add default via 10.2.0.2
ip -n r3 route add 10.0.0.0/24 via 10.2.0.1
ip -n r3 route add 10.1.0.0/24 via 10.2.0.1
traceroute -n -I -q1 -w1 -m4 10.1.0.0
ip -n r2 addr flush dev u2
ping -c2 -i 0.2 -W1 10.2.0.1
ip netns exec r2 ping -c1 -W1 -s 1473 10.0.0.1
ip link set d1 nomaster
ip netns exec r2 ping -c1 -W1 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.250.1.1
ip link del d1
ip netns exec r1 ping -c1 -W1 -s 600 192.168.17.2
iptables -L -n -v
ip netns exec r3 ip addr
ip netns exec r2 iptables -t nat -L -n -v
ip rule
ip netns exec r2 ip rule
iptables -t nat -S
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
