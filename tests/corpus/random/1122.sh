# lab 1122
ip netns add r0
ip -n r1 link set lo up
ip netns add r1
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r0 route add default via 10.0.0.2
ip -n r1 link set dev u1 up
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r0 ping -c1 -W1 10.0.0.99
ip netns exec r1 ping -c1 -W1 -M do -s 2000 10.250.1.1
ip netns exec r0 ping -c1 -W1 -M dont -s 2000 10.0.0.1
ip netns exec r1 ip route add blackhole 8.8.8.8
ip netns exec r1 ping -c1 -W1 -t 4 10.0.0.99
ip netns exec r1 iptables -t nat -A PREROUTING -p icmp -d 10.0.0.1 -j DNAT --to-destination 10.0.0.1
ip netns exec r0 ping -c1 -W1 -I d0 10.0.0.1
ip -n r0 neigh
iptables -L -n -v
ip netns exec r1 ip -br addr
ip rule
ip route
ip -br addr
ip netns ls
