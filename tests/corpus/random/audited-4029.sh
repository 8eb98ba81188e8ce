# lab 4029
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip -n r1 link set dev lo up
ip netns add r2
ip -n r2 link set dev lo up
ip link add d0 type veth peer name u1
ip link set d0 netns r0
ip link set u1 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip -n r0 link set d0 up
ip -n r1 link set u1 up
ip link add d1 netns r1 type veth peer name u2 netns r2
ip -n r1 addr add 10.1.0.1/24 dev d1
ip netns exec r2 ip addr add 10.1.0.2/24 dev u2
ip netns exec r1 ip link set d1 up
ip -n r2 link set u2 up
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r1 ip route add default via 10.1.0.2
ip -n r2 route add 10.0.0.0/24 via 10.1.0.1
ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j MASQUERADE
ip netns exec r1 ping -c1 -W1 127.0.0.1
ping -c1 -W1 10.1.0.1
ip netns exec r2 sysctl -w net.ipv4.ip_forward=1
ip -n r1 route replace default via 10.1.0.2
ip netns exec r1 ping -c3 -i 0.3 -W1 10.0.0.2
ip netns exec r1 ping -c1 -W1 -s 7 10.0.0.2
sysctl -w net.bridge.bridge-nf-call-iptables=0
ping -c1 -W1 10.0.0.1
ip netns exec r1 ping -c1 -W1 10.1.0.1
iptables -A OUTPUT -j ACCEPT
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.1.0.1
ip -n r0 link set dev d0 down
ip netns exec r2 ping -c1 -W1 10.0.0.0
ip -n r0 link set d0 up
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r0 ping -c1 -W1 192.168.17.10
ip netns exec r1 iptables -S
ip link
ip -n r1 -br addr
ip -n r1 neigh
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
