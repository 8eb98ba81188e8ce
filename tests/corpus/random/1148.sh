# lab 1148
ip netns add r0
ip netns exec r0 ip link set lo up
ip netns add r1
ip -n r1 link set dev lo up
ip netns add r2
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 address 02:00:00:00:6f:03 type veth peer name u2 address 02:00:00:00:94:04
ip link set d1 netns r1
ip link set u2 netns r2
ip netns exec r1 ip addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set dev d1 up
ip -n r2 link set dev u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.1
ip -n r1 rule add to 10.1.0.1 lookup 100 pref 100
ip -n r1 route add 8.8.8.8 via 10.1.0.2 table 100
ip netns exec r0 ping -c1 -W1 -s 1473 203.0.113.1
ip netns exec r0 ip neigh replace 10.0.0.1 lladdr 02:00:00:00:b9:05 dev d0 nud permanent
ip netns exec r0 ping -c1 -W1 10.0.0.2
ip netns exec r2 ping -c1 -W1 -s 600 192.168.17.77
ip netns exec r2 ip rule add from 10.0.0.1 lookup 100 pref 100
ip -n r2 route add default via 10.0.0.2 table 100
ip netns exec r2 ping -c1 -W1 -s 7 10.0.0.2
ip -n r2 -br addr
ip route show table local
ip -n r2 addr
ip netns exec r1 ip neigh
ip route
