# lab 4057
ip netns add n1
ip netns add n2
ip netns exec n2 ip link set lo up
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n2
ip -n n1 addr add 172.16.4.1/24 dev v1
ip netns exec n1 ip link set dev v1 up
ip netns exec n2 ip addr add 172.16.4.2/24 dev v2
ip -n n2 link set dev v2 up
ip link add v5 address 02:00:00:00:de:06 netns n2 type veth peer name v5p address 02:00:00:00:03:07
ip link set v5p master None
ip netns exec n2 ip addr add 172.16.4.3/24 dev v5
ip -n n2 link set dev v5 up
ip link set dev v5p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 172.16.4.3
ip -n n2 route add default via 172.16.4.1
traceroute -n -I -q1 -w1 -m4 1.1.1.1
iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec n2 ping -c1 -W1 -s 3000 172.16.4.0
ip netns del n1
ping -c1 -W1 -t 3 203.0.113.1
ip route add 8.8.8.8 via 172.16.4.2
ip netns exec n2 ping -c1 -W1 172.16.4.2
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 127.0.0.1
ip netns exec n2 arp -n
iptables -S
ip netns exec n1 ip -br link
ip route show table local
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
