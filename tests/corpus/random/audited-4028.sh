# lab 4028
ip netns add n1
ip netns exec n1 ip link set lo up
ip netns add n2
ip netns add n3
ip netns exec n3 ip link set dev lo up
ip netns add n4
ip link add br0 type bridge
ip netns exec n4 ip link set dev lo up
ip link set dev br0 up
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br0
ip -n n1 addr add 10.22.3.1/25 dev v1
ip netns exec n1 ip link set v1 up
ip link set v1p up
ip link add v2 netns n2 type veth peer name v2p
ip link set v2p master br0
ip netns exec n2 ip addr add 10.22.3.2/25 dev v2
ip link set dev v2p up
ip netns exec n2 ip link set dev v2 up
ip link add v3 netns n3 type veth peer name v3p
ip link set v3p master br0
ip -n n3 addr add 10.22.3.3/25 dev v3
ip -n n3 link set v3 up
ip link set dev v3p up
ip link add v4 netns n3 type veth peer name v4p
ip link set v4p master br0
ip netns exec n3 ip addr add 10.22.3.4/25 dev v4
ip link set v4p up
ip netns exec n3 ip link set dev v4 up
ip link add v5 netns n4 type veth peer name v5p
ip link set v5p master br0
ip netns exec n4 ip addr add 10.22.3.5/25 dev v5
ip link set dev v5p up
ip -n n4 link set dev v5 up
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.22.3.3
ip netns exec n2 ip route add default via 10.22.3.4
ip -n n3 route add default via 10.22.3.5
ip netns exec n4 ip route add default via 10.22.3.2
ip netns exec n2 ping -c1 -W1 10.22.3.5
ip netns exec n4 ping -c1 -W1 10.22.3.4
ip netns exec n2 ping -c3 -i 0.3 -W1 -M do -s 1400 10.22.3.1
ip netns exec n4 ping -b -c1 -W1 -s 2000 10.22.3.255
ip link del v2
ip netns exec n4 ping -c1 -W1 10.22.3.5
ip netns exec n3 ip neigh
ip netns exec n4 ip addr
ip netns exec n2 ip rule
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
