# lab 4039
ip netns add n1
ip -n n1 link set lo up
ip netns add n2
ip netns exec n2 ip link set lo up
ip netns add n3
ip netns exec n3 ip link set lo up
ip netns add n4
ip netns exec n4 ip link set lo up
ip netns add n5
ip netns exec n5 ip link set lo up
ip netns add n6
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 172.16.5.65/28 dev br0
ip addr add 172.16.5.66/28 dev br0
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n3
ip -n n1 addr add 10.21.0.1/16 dev v1
ip -n n1 link set v1 up
ip -n n3 addr add 10.21.0.2/16 dev v2
ip netns exec n3 ip link set v2 up
ip link add v5 address 02:00:00:00:03:07 netns n2 type veth peer name v6 address 02:00:00:00:28:08 netns n3
ip -n n2 addr add 10.24.0.8/31 dev v5
ip -n n3 addr add 10.24.0.9/31 dev v6
ip netns exec n3 ip addr add 10.24.0.9/31 dev v6
ip netns exec n3 ip link set dev v6 up
ip link add v9 address 02:00:00:00:97:0b netns n2 type veth peer name v10 address 02:00:00:00:bc:0c netns n3
ip -n n2 link set v9 up
ip -n n3 addr add 10.20.0.1/24 dev v10
ip -n n3 link set v10 up
ip link add v13 address 02:00:00:00:06:0e netns n3 type veth peer name v13p address 02:00:00:00:2b:0f
ip link set v13p master br0
ip -n n3 addr add 172.16.5.67/28 dev v13
ip netns exec n3 ip link set dev v13 up
ip link set v13p up
ip link add v16 address 02:00:00:00:75:11 netns n3 type veth peer name v16p address 02:00:00:00:9a:12
ip link set v16p master br0
ip -n n3 addr add 172.16.5.68/28 dev v16
ip link set v16p up
ip netns exec n3 ip link set dev v16 up
ip link add v19 address 02:00:00:00:09:15 netns n4 type veth peer name v20 address 02:00:00:00:2e:16 netns n2
ip netns exec n4 ip addr add 172.16.4.1/24 dev v19
ip -n n4 link set dev v19 up
ip netns exec n2 ip addr add 172.16.4.2/24 dev v20
ip -n n2 link set dev v20 up
ip link add v23 address 02:00:00:00:78:18 netns n5 type veth peer name v23p address 02:00:00:00:9d:19
ip link set v23p master br0
ip -n n5 addr add 172.16.5.69/28 dev v23
ip netns exec n5 ip link set v23 up
ip link set dev v23p up
ip link add v26 address 02:00:00:00:e7:1b netns n5 type veth peer name v26p address 02:00:00:00:0c:1c
ip link set v26p master br0
ip netns exec n5 ip addr add 172.16.5.70/28 dev v26
ip link set v26p up
ip -n n5 link set v26 up
ip link add v29 address 02:00:00:00:7b:1f netns n6 type veth peer name v30 address 02:00:00:00:a0:20 netns n4
ip -n n6 addr add 10.22.3.1/25 dev v29
ip -n n6 link set dev v29 up
ip -n n4 addr add 10.22.3.2/25 dev v30
ip netns exec n4 ip link set dev v30 up
ip link add v33 address 02:00:00:00:ea:22 netns n6 type veth peer name v33p address 02:00:00:00:0f:23
ip link set v33p master br0
ip -n n6 addr add 172.16.5.71/28 dev v33
ip -n n6 addr add 172.16.5.72/28 dev v33
ip netns exec n6 ip link set v33 up
ip link set v33p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.21.0.2
ip -n n1 route add 172.16.5.64/28 via 10.21.0.2
ip -n n1 route add 10.20.0.0/24 via 10.21.0.2
ip netns exec n1 ip route add 10.22.3.0/25 via 10.21.0.2
ip -n n2 route add default via 172.16.4.1
ip netns exec n2 ip route add 10.21.0.0/16 via 10.24.0.9
ip netns exec n3 ip route add default via 172.16.5.72
ip -n n3 route add 10.22.3.0/25 via 10.21.0.1
ip -n n4 route add default via 10.22.3.1
ip -n n4 route add 10.20.0.0/24 via 10.22.3.1
ip netns exec n5 ip route add default via 172.16.5.67
ip netns exec n5 ip route add 10.21.0.0/16 via 172.16.5.65
ip -n n5 route add 10.24.0.8/31 via 172.16.5.66
ip -n n5 route add 10.20.0.0/24 via 172.16.5.65
ip -n n6 route add default via 172.16.5.69
ip netns exec n6 ip route add 10.20.0.0/24 via 172.16.5.67
ip netns exec n2 traceroute -n -I -q1 -w1 -m4 1.1.1.1
ip netns exec n6 ping -c1 -W1 10.22.3.1
ip netns exec n2 ping -c1 -W1 172.16.5.65
iptables -P INPUT DROP
ip netns exec n3 ping -c1 -W1 10.250.1.1
ip netns exec n3 iptables -A OUTPUT -p icmp -j REJECT --reject-with icmp-admin-prohibited
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 172.16.5.66
ip netns exec n4 ping -c1 -W1 -M want -s 900 8.8.8.8
ip link set v23p address 02:00:00:00:34:24
ip netns exec n5 ping -c1 -W1 -s 1473 10.24.0.9
ip netns exec n2 ping -c1 -W1 -t 4 10.24.0.8
ip netns del n2
ip netns exec n1 ping -c1 -W1 172.16.5.71
ip netns exec n2 ip addr
ip addr
ip netns exec n6 iptables -t nat -S
ip -br link
ip -n n5 -br link
bridge fdb show br br0
bridge link
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
ip netns exec n3 ip addr
ip netns exec n3 ip route show table all
ip netns exec n3 ip rule
ip netns exec n3 ip neigh
ip netns exec n3 iptables -L -n -v
ip netns exec n3 iptables -t nat -L -n -v
ip netns exec n4 ip addr
ip netns exec n4 ip route show table all
ip netns exec n4 ip rule
ip netns exec n4 ip neigh
ip netns exec n4 iptables -L -n -v
ip netns exec n4 iptables -t nat -L -n -v
ip netns exec n5 ip addr
ip netns exec n5 ip route show table all
ip netns exec n5 ip rule
ip netns exec n5 ip neigh
ip netns exec n5 iptables -L -n -v
ip netns exec n5 iptables -t nat -L -n -v
ip netns exec n6 ip addr
ip netns exec n6 ip route show table all
ip netns exec n6 ip rule
ip netns exec n6 ip neigh
ip netns exec n6 iptables -L -n -v
ip netns exec n6 iptables -t nat -L -n -v
