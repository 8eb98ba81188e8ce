# lab 4030
ip netns add n1
ip netns add n2
ip netns add n3
ip netns add n4
ip -n n4 link set lo up
ip netns add n5
ip -n n5 link set dev lo up
ip netns add n6
ip link add br0 type bridge
ip link set br0 up
ip addr add 172.16.5.65/28 dev br0
ip link add br1 type bridge
ip link set br1 up
ip addr add 172.16.4.1/24 dev br1
ip addr add 172.16.4.2/24 dev br1
ip link add br2 type bridge
ip link set dev br2 up
ip link add v1 netns n1 type veth peer name v2 netns n5
ip netns exec n1 ip link set v1 up
ip -n n5 addr add 192.168.40.1/24 dev v2
ip netns exec n5 ip link set dev v2 up
ip link add v3 netns n2 type veth peer name v4 netns n6
ip netns exec n2 ip addr add 10.24.0.8/31 dev v3
ip netns exec n2 ip link set dev v3 up
ip netns exec n6 ip addr add 10.24.0.9/31 dev v4
ip -n n6 link set dev v4 up
ip link add v5 netns n3 type veth peer name v5p
ip link set v5p master br2
ip -n n3 addr add 10.23.0.5/30 dev v5
ip -n n3 link set dev v5 up
ip link set v5p up
ip link add v6 netns n3 type veth peer name v6p
ip link set v6p master br2
ip -n n3 addr add 10.23.0.6/30 dev v6
ip -n n3 link set v6 up
ip link set v6p up
ip link add v7 netns n4 type veth peer name v8 netns n6
ip netns exec n4 ip addr add 10.21.0.1/16 dev v7
ip netns exec n4 ip link set v7 up
ip -n n6 addr add 10.21.0.2/16 dev v8
ip -n n6 link set v8 up
ip link add v9 netns n5 type veth peer name v9p
ip link set v9p master br2
ip netns exec n5 ip addr add 10.23.0.6/30 dev v9
ip netns exec n5 ip addr add 10.23.0.6/30 dev v9
ip -n n5 link set v9 up
ip link set dev v9p up
ip link add v10 netns n5 type veth peer name v11 netns n2
ip netns exec n2 ip addr add 10.22.3.1/25 dev v11
ip -n n2 link set dev v11 up
ip link add v12 netns n6 type veth peer name v12p
ip link set v12p master br1
ip -n n6 addr add 172.16.4.3/24 dev v12
ip link set v12p up
ip -n n6 link set dev v12 up
ip link add v13 netns n6 type veth peer name v13p
ip link set v13p master br2
ip netns exec n6 ip addr add 10.23.0.6/30 dev v13
ip -n n6 link set dev v13 up
ip link set v13p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n4 sysctl -w net.ipv4.ip_forward=1
ip netns exec n6 sysctl -w net.ipv4.ip_forward=1
ip -n n2 route add default via 10.24.0.9
ip netns exec n2 ip route add 172.16.5.64/28 via 10.24.0.9
ip -n n2 route add 10.23.0.4/30 via 10.24.0.9
ip -n n2 route add 192.168.40.0/24 via 10.24.0.9
ip -n n3 route add 172.16.4.0/24 via 10.23.0.6
ip netns exec n4 ip route add 172.16.5.64/28 via 10.21.0.2
ip netns exec n4 ip route add 172.16.4.0/24 via 10.21.0.2
ip -n n4 route add 10.24.0.8/31 via 10.21.0.2
ip netns exec n4 ip route add 10.22.3.0/25 via 10.21.0.2
ip -n n5 route add default via 10.23.0.6
ip netns exec n5 ip route add 10.24.0.8/31 via 10.23.0.6
ip -n n6 route add default via 10.23.0.6
ip netns exec n6 ip route add 10.22.3.0/25 via 10.23.0.6
ip netns exec n4 ping -c1 -W1 -M do -s 2000 10.24.0.9
ip netns exec n4 ping -c1 -W1 -t 1 8.8.8.8
ip netns exec n2 route -n
ip netns exec n2 ip rule
ip netns exec n1 ip -br link
ip netns exec n1 ip -br addr
ip netns exec n1 iptables -S
ip route get 10.23.0.6
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
