# lab 4015
ip netns exec n1 ip link set lo up
ip netns add n1
ip netns add n2
ip -n n2 link set lo up
ip netns add n3
ip -n n3 link set dev lo up
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n3
ip -n n1 addr add 10.20.0.1/24 dev v1
ip -n n1 link set dev v1 up
ip -n n3 addr add 10.20.0.2/24 dev v2
ip -n n3 link set dev v2 up
ip link add v5 address 02:00:00:00:03:07 netns n2 type veth peer name v6 address 02:00:00:00:28:08 netns n3
ip -n n2 addr add 192.168.40.1/24 dev v5
ip netns exec n2 ip link set dev v5 up
ip -n n3 addr add 192.168.40.2/24 dev v6
ip netns exec n3 ip link set dev v6 up
ip link add v9 address 02:00:00:00:72:0a netns n2 type veth peer name v9p address 02:00:00:00:97:0b
ip link set v9p master None
ip -n n2 addr add 10.20.0.3/24 dev v9
ip -n n2 link set dev v9 up
ip link set v9p up
ip link add v12 address 02:00:00:00:06:0e netns n3 type veth peer name v13 address 02:00:00:00:2b:0f netns n1
ip -n n3 addr add 10.23.0.5/30 dev v12
ip -n n3 link set v12 up
ip netns exec n1 ip addr add 10.23.0.6/30 dev v13
ip netns exec n1 ip link set dev v13 up
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 10.23.0.5
ip netns exec n1 ip route add 192.168.40.0/24 via 10.20.0.2
ip netns exec n2 ip route add default via 10.20.0.2
ip -n n2 route add 10.23.0.4/30 via 10.20.0.2
ip netns exec n2 ping -c1 -W1 -s 1400 10.23.0.5
ip netns exec n1 ping -c1 -W1 203.0.113.1
iptables -t nat -A PREROUTING -p icmp -d 10.23.0.5 -j REDIRECT
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 10.23.0.5
ip netns exec n3 ip neigh flush dev v2
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 192.168.40.2
ip netns exec n3 iptables -t nat -S
ip netns exec n2 ip link
ip netns exec n3 ip neigh
ip netns exec n1 iptables -S
ip -n n2 -br link
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
ip netns exec n1 ip addr
ip netns exec n1 ip route show table all
ip netns exec n1 ip rule
ip netns exec n1 ip neigh
ip netns exec n1 iptables -L -n -v
ip netns exec n1 iptables -t nat -L -n -v
ip netns exec n2 ip addr
ip netns exec n2 ip route show table all
ip netns exec n2 ip rule
ip netns exec n2 ip neigh
ip netns exec n2 iptables -L -n -v
ip netns exec n2 iptables -t nat -L -n -v
ip netns exec n3 ip addr
ip netns exec n3 ip route show table all
ip netns exec n3 ip rule
ip netns exec n3 ip neigh
ip netns exec n3 iptables -L -n -v
ip netns exec n3 iptables -t nat -L -n -v
