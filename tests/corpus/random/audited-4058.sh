# lab 4058
ip netns add n1
ip netns exec n1 ip link set lo up
ip netns add n2
ip -n n2 link set lo up
ip netns add n3
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 10.23.0.5/24 dev br0
ip link add br1 type bridge
ip link set br1 up
ip addr add 192.168.41.9/29 dev br1
ip link add br2 type bridge
ip link set dev br2 up
ip addr add 10.21.0.1/16 dev br2
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br1
ip -n n1 addr add 192.168.41.10/29 dev v1
ip -n n1 link set v1 up
ip link set v1p up
ip link add v2 netns n2 type veth peer name v3 netns n2
ip -n n2 addr add 192.168.40.1/24 dev v2
ip -n n2 link set v2 up
ip -n n2 addr add 192.168.40.2/24 dev v3
ip netns exec n2 ip link set v3 up
ip link add v4 netns n3 type veth peer name v4p
ip link set v4p master br0
ip netns exec n3 ip addr add 10.23.0.6/30 dev v4
ip -n n3 addr add 10.23.0.6/30 dev v4
ip link set v4p up
ip -n n3 link set dev v4 up
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 192.168.41.9
ip -n n1 route add 10.23.0.4/30 via 192.168.41.9
ip -n n1 route add 192.168.40.0/24 via 192.168.41.9
ip netns exec n3 ping -c1 -W1 10.21.0.1
ping -c1 -W1 -M want -s 2000 192.168.41.10
ip netns exec n2 ping -c1 -W1 10.250.1.1
ip netns exec n2 ping -c1 -W1 192.168.41.9
ip netns exec n2 ping -c1 -W1 192.168.41.10
ip netns exec n3 iptables -L -n -v
ip netns exec n1 iptables -L -n -v
ip -br addr
ip -br link
ip netns exec n1 iptables -S
bridge fdb show br br0
bridge link
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
