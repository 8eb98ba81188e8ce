# lab 1069
ip netns add r0
ip netns add r1
ip -n r1 link set dev lo up
ip netns add r2
ip netns exec r2 ip link set lo up
ip link add d0 netns r0 type veth peer name u1 netns r1
ip netns exec r0 ip addr add 10.0.0.1/24 dev d0
ip -n r1 addr add 10.0.0.2/24 dev u1
ip -n r0 link set dev d0 up
ip netns exec r1 ip link set u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip -n r1 link set dev d1 up
ip netns exec r2 ip link set u2 up
ip -n r0 route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j SNAT --to-source 10.1.0.1
ip netns exec r1 ping -c1 -W1 10.0.0.1
ip netns exec r1 ping -c1 -W1 -I 10.0.0.2 10.0.0.1
ping -c1 -W1 192.168.17.2
ip -n r1 addr flush dev u1
ip netns exec r2 ping -c2 -i 0.2 -W1 10.0.0.1
ip -n r1 route replace 10.2.0.0/24 via 10.1.0.2 metric 50
ip netns exec r2 ping -c1 -W1 -t 3 8.8.8.8
ip -n r1 link set dev u1 address 02:00:00:00:25:01
ip netns exec r2 ping -c1 -W1 10.250.1.1
ping -c1 -W1 -M dont -s 900 10.0.0.1
ip -n r0 link set dev d0 down
ip netns exec r2 ping -c1 -W1 -M want -s 1472 10.1.0.2
ip netns exec r0 ip link set dev d0 up
ip netns exec r1 ping -c1 -W1 10.1.0.1
ip netns exec r0 ip -br link
ip link
ip netns exec r1 ip -br link
ip route get 203.0.113.1
ip link
ip neigh
ip netns ls
