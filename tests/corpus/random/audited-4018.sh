# lab 4018
ip netns add n1
ip -n n1 link set lo up
ip netns add n2
ip netns exec n2 ip link set lo up
ip netns add n3
ip netns exec n3 ip link set lo up
ip netns add n4
ip netns exec n4 ip link set lo up
ip netns add n5
ip netns exec n5 ip link set dev lo up
ip netns add n6
ip -n n6 link set lo up
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.22.3.1/25 dev br0
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br0
ip -n n1 addr add 10.22.3.2/25 dev v1
ip -n n1 link set dev v1 up
ip link set dev v1p up
ip link add v4 address 02:00:00:00:de:06 netns n2 type veth peer name v5 address 02:00:00:00:03:07 netns n3
ip -n n2 addr add 192.168.41.9/29 dev v4
ip netns exec n2 ip link set dev v4 up
ip netns exec n3 ip addr add 192.168.41.10/29 dev v5
ip netns exec n3 ip link set dev v5 up
ip link add v8 address 02:00:00:00:4d:09 netns n2 type veth peer name v8p address 02:00:00:00:72:0a
ip link set v8p master br0
ip netns exec n2 ip addr add 10.22.3.3/25 dev v8
ip link set dev v8p up
ip netns exec n2 ip link set v8 up
ip link add v11 address 02:00:00:00:e1:0d netns n3 type veth peer name v12 address 02:00:00:00:06:0e netns n1
ip netns exec n3 ip addr add 172.16.4.1/24 dev v11
ip -n n3 link set v11 up
ip netns exec n1 ip addr add 172.16.4.2/24 dev v12
ip netns exec n1 ip link set dev v12 up
ip link add v15 address 02:00:00:00:50:10 netns n4 type veth peer name v15p address 02:00:00:00:75:11
ip link set v15p master br0
ip -n n4 addr add 10.22.3.4/25 dev v15
ip link set dev v15p up
ip netns exec n4 ip link set v15 up
ip link add v18 address 02:00:00:00:e4:14 netns n5 type veth peer name v19 address 02:00:00:00:09:15 netns n3
ip netns exec n5 ip addr add 10.20.0.1/24 dev v18
ip netns exec n5 ip link set dev v18 up
ip -n n3 addr add 10.20.0.2/24 dev v19
ip netns exec n3 ip link set v19 up
ip link add v22 address 02:00:00:00:53:17 netns n6 type veth peer name v22p address 02:00:00:00:78:18
ip link set v22p master br0
ip netns exec n6 ip addr add 10.22.3.5/25 dev v22
ip netns exec n6 ip link set dev v22 up
ip link set dev v22p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n4 sysctl -w net.ipv4.ip_forward=1
ip netns exec n5 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.22.3.3
ip -n n1 route add 10.20.0.0/24 via 10.22.3.3
ip netns exec n2 ip route add 172.16.4.0/24 via 10.22.3.5
ip netns exec n2 ip route add 10.20.0.0/24 via 192.168.41.10
ip netns exec n3 ip route add default via 10.20.0.1
ip netns exec n3 ip route add 10.22.3.0/25 via 192.168.41.9
ip -n n4 route add default via 10.22.3.2
ip -n n4 route add 192.168.41.8/29 via 10.22.3.5
ip netns exec n4 ip route add 10.20.0.0/24 via 10.22.3.3
ip netns exec n5 ip route add default via 10.20.0.2
ip netns exec n5 ip route add 10.22.3.0/25 via 10.20.0.2
ip -n n5 route add 172.16.4.0/24 via 10.20.0.2
ip netns exec n6 ip route add 172.16.4.0/24 via 10.22.3.3
ip netns exec n5 ping -b -c1 -W1 -s 2000 10.20.0.255
ping -c1 -W1 -t 3 10.20.0.2
ip netns exec n4 ping -c1 -W1 172.16.4.99
ip netns exec n5 ping -c1 -W1 -I v18 10.22.3.4
ping -c1 -W1 -M do -s 1300 10.22.3.4
ip netns exec n6 ip rule
ip netns exec n5 ip addr
ip -n n1 -br addr
ip -n n1 route get 172.16.4.1
ip route
ip netns exec n4 ip -br addr
bridge fdb show br br0
bridge link
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
ip netns exec n6 ip addr
ip netns exec n6 ip route show table all
ip netns exec n6 ip rule
ip netns exec n6 ip neigh
ip netns exec n6 iptables -L -n -v
ip netns exec n6 iptables -t nat -L -n -v
