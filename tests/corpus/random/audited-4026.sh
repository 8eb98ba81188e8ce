# lab 4026
ip netns add n1
ip netns add n2
ip -n n2 link set lo up
ip netns add n3
ip link add br0 type bridge
ip link set br0 up
ip addr add 172.16.5.65/28 dev br0
ip link add br1 type bridge
ip link set dev br1 up
ip link add br2 type bridge
ip link set dev br2 up
ip addr add 10.21.0.1/16 dev br2
ip link add v1 netns n1 type veth peer name v2 netns n3
ip netns exec n1 ip addr add 10.23.0.5/30 dev v1
ip netns exec n1 ip link set v1 up
ip netns exec n3 ip addr add 10.23.0.6/30 dev v2
ip -n n3 link set v2 up
ip link add v3 netns n2 type veth peer name v3p
ip link set v3p master br1
ip -n n2 addr add 10.20.0.1/24 dev v3
ip netns exec n2 ip link set dev v3 up
ip link set v3p up
ip link add v4 netns n3 type veth peer name v5 netns n1
ip netns exec n3 ip addr add 10.24.0.8/31 dev v4
ip -n n3 link set dev v4 up
ip netns exec n1 ip addr add 10.24.0.9/31 dev v5
ip link add v6 netns n3 type veth peer name v6p
ip link set v6p master br0
ip netns exec n3 ip addr add 172.16.5.66/28 dev v6
ip netns exec n3 ip link set v6 up
ip link set dev v6p up
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 10.23.0.6
ip netns exec n1 ip route add 10.21.0.0/16 via 10.24.0.8
ip -n n3 route add default via 10.23.0.5
ip netns exec n3 ping -c1 -W1 10.24.0.8
ip netns exec n1 ping -c3 -i 0.3 -W1 -M do -s 1400 10.20.0.0
ip netns exec n2 ping -c1 -W1 10.23.0.6
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 10.24.0.9
ip netns exec n1 ip neigh
ip netns exec n2 ip rule
ip netns exec n2 ip addr
ip netns exec n3 iptables -L -n -v
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
