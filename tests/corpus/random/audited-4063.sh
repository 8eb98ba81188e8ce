# lab 4063
ip netns add n1
ip netns exec n1 ip link set dev lo up
ip netns add n2
ip netns add n3
ip netns exec n3 ip link set lo up
ip netns add n4
ip -n n4 link set dev lo up
ip netns add n5
ip -n n5 link set lo up
ip link add br0 type bridge
ip link set dev br0 up
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 10.22.3.1/25 dev br1
ip link add br2 type bridge
ip link set br2 up
ip addr add 172.16.4.1/24 dev br2
ip netns exec n1 ip addr add 10.20.0.1/24 dev v1
ip link add v1 netns n1 type veth peer name v2 netns n1
ip -n n1 link set dev v1 up
ip netns exec n1 ip addr add 10.20.0.2/24 dev v2
ip -n n1 link set dev v2 up
ip link add v3 netns n2 type veth peer name v4 netns n4
ip netns exec n2 ip addr add 192.168.41.9/29 dev v3
ip -n n2 link set v3 up
ip -n n4 addr add 192.168.41.10/29 dev v4
ip -n n4 link set v4 up
ip link add v5 netns n3 type veth peer name v6 netns n5
ip -n n3 addr add 172.16.5.65/28 dev v5
ip -n n3 link set v5 up
ip netns exec n5 ip addr add 172.16.5.66/28 dev v6
ip netns exec n5 ip link set v6 up
ip link add v7 netns n3 type veth peer name v7p
ip link set v7p master br2
ip -n n3 addr add 172.16.4.2/24 dev v7
ip netns exec n3 ip link set dev v7 up
ip link set v7p up
ip link add v8 netns n4 type veth peer name v8p
ip link set v8p master br1
ip -n n4 addr add 10.22.3.2/25 dev v8
ip netns exec n4 ip link set dev v8 up
ip link set dev v8p up
ip link add v9 netns n5 type veth peer name v10 netns n4
ip netns exec n5 ip addr add 10.21.0.1/16 dev v9
ip netns exec n5 ip link set dev v9 up
ip netns exec n4 ip addr add 10.21.0.2/24 dev v10
ip -n n4 link set dev v10 up
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n5 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 ip route add default via 192.168.41.10
ip netns exec n2 ip route add 10.22.3.0/25 via 192.168.41.10
ip netns exec n2 ip route add 172.16.4.0/24 via 192.168.41.10
ip netns exec n2 ip route add 10.20.0.0/24 via 192.168.41.10
ip netns exec n3 ip route add 10.20.0.0/24 via 172.16.5.66
ip netns exec n4 ip route add default via 10.22.3.1
ip netns exec n4 ip route add 172.16.4.0/24 via 10.22.3.1
ip netns exec n4 ip route add 172.16.5.64/28 via 192.168.41.9
ip netns exec n5 ping -c1 -W1 -n 172.16.5.65
ip netns exec n1 ping -c1 -W1 -q 203.0.113.1
ip netns exec n2 ping -c1 -W1 192.168.41.9
ip netns exec n5 ip neigh replace 10.22.3.1 lladdr 02:00:00:00:97:0b dev v9 nud permanent
ip netns exec n1 ping -c1 -W1 172.16.4.2
iptables -A INPUT -d 10.20.0.2 -j REJECT --reject-with icmp-admin-prohibited
ip netns exec n5 ping -c2 -i 0.2 -W1 10.21.0.1
ip netns exec n4 ping -c1 -W1 10.22.3.2
ip -n n4 -br link
ip netns exec n3 ip -br addr
ip addr
ip netns exec n3 ip rule
ip -n n5 route show table local
ip netns exec n4 ip route get 10.21.0.2
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
