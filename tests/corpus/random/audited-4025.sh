# lab 4025
ip netns add n1
ip netns exec n1 ip link set lo up
ip netns add n2
ip netns exec n2 ip link set lo up
ip netns add n3
ip netns add n4
ip netns exec n4 ip link set lo up
ip netns add n5
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n4
ip netns exec n1 ip addr add 10.22.3.1/25 dev v1
ip -n n1 link set dev v1 up
ip netns exec n4 ip addr add 10.22.3.2/25 dev v2
ip -n n4 addr add 10.22.3.3/25 dev v2
ip -n n4 link set dev v2 up
ip link add v5 address 02:00:00:00:de:06 netns n2 type veth peer name v5p address 02:00:00:00:03:07
ip link set v5p master None
ip netns exec n2 ip addr add 10.22.3.4/25 dev v5
ip link set v5p up
ip netns exec n2 ip link set v5 up
ip link add v8 address 02:00:00:00:4d:09 netns n2 type veth peer name v8p address 02:00:00:00:72:0a
ip link set v8p master None
ip -n n2 addr add 10.22.3.5/25 dev v8
ip netns exec n2 ip link set v8 up
ip link set dev v8p up
ip link add v11 address 02:00:00:00:e1:0d netns n3 type veth peer name v12 address 02:00:00:00:06:0e netns n3
ip netns exec n3 ip link set v11 up
ip -n n3 addr add 192.168.41.9/29 dev v12
ip -n n3 link set v12 up
ip link add v15 address 02:00:00:00:50:10 netns n4 type veth peer name v15p address 02:00:00:00:75:11
ip link set v15p master None
ip -n n4 link set v15 up
ip netns exec n4 ip addr add 10.22.3.6/25 dev v15
ip link set dev v15p up
ip link add v18 address 02:00:00:00:bf:13 netns n5 type veth peer name v18p address 02:00:00:00:e4:14
ip link set v18p master None
ip netns exec n5 ip addr add 10.22.3.7/25 dev v18
ip -n n5 link set v18 up
ip link set v18p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.22.3.5
ip netns exec n1 ip route add 192.168.41.8/29 via 10.22.3.6
ip -n n5 route add 192.168.41.8/29 via 10.22.3.5
ip netns exec n3 ping -c1 -W1 -t 2 10.22.3.3
ip netns exec n4 ping -c1 -W1 192.168.41.9
ip netns del n3
ip netns exec n1 ping -c1 -W1 192.168.41.0
ip netns exec n2 ping -c1 -W1 10.22.3.6
ip netns exec n4 ip route del default
ip netns exec n4 ping -c1 -W1 -I 10.22.3.6 10.22.3.7
ip netns exec n4 ip neigh
ip -n n2 -br link
ip addr
ip -n n5 rule
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
