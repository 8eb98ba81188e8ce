# lab 4004
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns add r2
ip -n r2 link set lo up
ip netns add r3
ip netns exec r3 ip link set lo up
ip netns add r4
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set d1 up
ip -n r2 link set u2 up
ip link add d2 address 02:00:00:00:b9:05 netns r2 type veth peer name u3 address 02:00:00:00:de:06 netns r3
ip -n r2 addr add 10.2.0.1/24 dev d2
ip netns exec r3 ip addr add 10.2.0.2/24 dev u3
ip -n r2 link set dev d2 up
ip netns exec r3 ip link set u3 up
ip link add d3 address 02:00:00:00:03:07 netns r3 type veth peer name u4 address 02:00:00:00:28:08 netns r4
ip -n r3 addr add 10.3.0.1/24 dev d3
ip -n r4 addr add 10.3.0.2/24 dev u4
ip netns exec r3 ip link set d3 up
ip -n r4 link set u4 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip netns exec r3 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip -n r1 route add default via 10.1.0.2
ip netns exec r2 ip route add default via 10.2.0.2
ip netns exec r3 ip route add default via 10.3.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
ip -n r3 route add 10.0.0.0/24 via 10.2.0.1
ip -n r4 route add 10.0.0.0/24 via 10.3.0.1
ip netns exec r4 ip route add 10.1.0.0/24 via 10.3.0.1
ip -n r1 link set d1 mtu 1280
ip -n r2 link set u2 mtu 1280
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j MASQUERADE
ping -c1 -W1 10.3.0.2
ip netns exec r1 ping -c1 -W1 10.2.0.1
ip netns exec r1 ip addr flush dev u1
ping -c1 -W1 10.1.0.2
ip link del u1
ip netns exec r2 ping -c1 -W1 10.3.0.2
ip route show table local
ip -br addr
ip link
ip netns exec r1 ip route get 10.2.0.2
ip -n r3 route get 10.250.1.1
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
