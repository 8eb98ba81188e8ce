# lab 4014
ip netns add n1
ip netns add n2
ip netns add n3
ip netns exec n3 ip link set lo up
ip netns add n4
ip netns add n5
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 192.168.41.9/29 dev br0
ip addr add 192.168.41.10/29 dev br0
ip link add br1 type bridge
ip link set br1 up
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br1
ip -n n1 addr add 10.23.0.5/30 dev v1
ip -n n1 link set v1 up
ip link set dev v1p up
ip link add v2 netns n2 type veth peer name v2p
ip link set v2p master br1
ip netns exec n2 ip addr add 10.23.0.6/30 dev v2
ip link set dev v2p up
ip netns exec n2 ip link set v2 up
ip link add v3 netns n2 type veth peer name v4 netns n1
ip -n n2 addr add 172.16.5.65/28 dev v3
ip -n n2 link set dev v3 up
ip netns exec n1 ip addr add 172.16.5.66/28 dev v4
ip -n n1 link set dev v4 up
ip link add v5 netns n3 type veth peer name v5p
ip link set v5p master br0
ip netns exec n3 ip addr add 192.168.41.11/29 dev v5
ip -n n3 link set dev v5 up
ip link set v5p up
ip link add v6 netns n3 type veth peer name v6p
ip link set v6p master br1
ip netns exec n3 ip addr add 10.23.0.6/30 dev v6
ip -n n3 link set dev v6 up
ip link set dev v6p up
ip link add v7 netns n4 type veth peer name v8
ip netns exec n4 ip addr add 10.24.0.8/31 dev v7
ip netns exec n4 ip link set v7 up
ip addr add 10.24.0.9/31 dev v8
ip link set v8 up
ip link add v9 netns n5 type veth peer name v9p
ip link set v9p master br0
ip netns exec n5 ip link set dev v9 up
ip link set v9p up
ip link add v10 netns n5 type veth peer name v11
ip -n n5 addr add 10.22.3.1/25 dev v10
ip addr add 10.22.3.2/25 dev v11
ip -n n5 link set v10 up
ip link set dev v11 up
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n4 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add 192.168.41.8/29 via 172.16.5.65
ip netns exec n2 ip route add default via 172.16.5.66
ip netns exec n2 ip route add 10.22.3.0/25 via 172.16.5.66
ip -n n3 route add 10.24.0.8/31 via 192.168.41.9
ip -n n3 route add 10.22.3.0/25 via 192.168.41.9
ip -n n4 route add default via 10.24.0.9
ip netns exec n4 ip route add 192.168.41.8/29 via 10.24.0.9
ip -n n4 route add 172.16.5.64/28 via 10.24.0.9
ip netns exec n5 ip route add default via 10.22.3.2
ip -n n5 route add 172.16.5.64/28 via 10.22.3.2
ip netns exec n5 traceroute -n -I -q1 -w1 -m4 10.23.0.6
ip -n n3 neigh flush dev v6
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 10.22.3.1
bridge link set dev v9p flood off
ping -c1 -W1 172.16.5.65
ip -n n1 route del default
ip netns exec n4 ping -c1 -W1 -M want -s 900 172.16.5.66
ip netns exec n5 ip route get 10.23.0.6
ip netns exec n2 iptables -t nat -L -n -v
ip netns exec n2 ip route show table local
iptables -S
ip netns exec n3 ip -br addr
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
