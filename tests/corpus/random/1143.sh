# lab 1143
ip netns add r0
ip netns exec r0 ip link set dev lo up
ip netns add r1
ip -n r1 link set lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set d0 up
ip -n r1 link set dev u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip -n r2 addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set dev d1 up
ip netns exec r2 ip link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip netns exec r2 ip route add 10.0.0.0/24 via 10.1.0.1
traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 ping -c1 -W1 -s 1400 10.0.0.1
ip netns exec r2 ping -c1 -W1 -I 10.1.0.2 10.250.1.1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r0 sysctl -w net.ipv4.conf.all.arp_ignore=2
ip netns exec r2 ping -c1 -W1 -t 4 10.1.0.1
ip -n r0 route del default
ping -c1 -W1 -M dont -s 2000 10.0.0.2
ip netns exec r0 ip link set dev d0 mtu 1400
ip netns exec r1 ping -c2 -i 0.2 -W1 10.0.0.2
ip netns exec r0 ping -c1 -W1 -t 1 10.0.0.1
ip netns exec r0 ip route del default
ip netns exec r0 ping -c1 -W1 -s 7 10.0.0.2
ip netns exec r0 iptables -t nat -S
ip netns exec r2 ip neigh
ip addr
ip addr
ip netns exec r0 ip -br link
ip netns ls
