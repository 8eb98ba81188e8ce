# lab 4041
ip netns add r0
ip netns add r1
ip netns exec r1 ip link set lo up
ip netns add r2
ip netns exec r2 ip link set dev lo up
ip link add d0 address 02:00:00:00:25:01 type veth peer name u1 address 02:00:00:00:4a:02
ip link set d0 netns r0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r0 ip link set dev d0 up
ip netns exec r1 ip link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 netns r1 type veth peer name u2 address 02:00:00:00:94:04 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip -n r2 link set u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r0 link set d0 mtu 576
ip -n r1 link set u1 mtu 576
ip netns exec r1 ping -c1 -W1 -M dont -s 900 10.0.0.1
ip netns exec r2 ping -c1 -W1 10.1.0.2
ip netns del r1
ip netns exec r0 ping -c1 -W1 -I 10.0.0.1 10.1.0.2
ip netns exec r2 ping -c1 -W1 10.1.0.2
ping -c1 -W1 -t 2 8.8.8.8
ip netns exec r2 ping -c1 -W1 10.1.0.2
ip -n r0 route replace default via 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.1.0.2
ip netns exec r2 ping -c1 -W1 -s 1400 10.0.0.99
iptables -P OUTPUT DROP
ping -c3 -i 0.3 -W1 127.0.0.1
ip netns exec r2 arp -n
ip route get 10.1.0.2
ip netns exec r2 ip route get 127.0.0.1
ip netns exec r1 ip route get 10.1.0.1
ip netns exec r0 iptables -L -n -v
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
