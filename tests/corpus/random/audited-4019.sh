# lab 4019
ip netns add n1
ip netns add n2
ip netns exec n2 ip link set dev lo up
ip netns add n3
ip netns add n4
ip netns exec n4 ip link set lo up
ip netns add n5
ip netns exec n5 ip link set dev lo up
ip netns add n6
ip -n n6 link set dev lo up
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 10.20.0.1/24 dev br0
ip addr add 10.20.0.2/24 dev br0
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 192.168.40.1/24 dev br1
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br0
ip netns exec n1 ip addr add 10.20.0.3/24 dev v1
ip link set v1p up
ip netns exec n1 ip link set dev v1 up
ip link add v4 address 02:00:00:00:b9:05 netns n2 type veth peer name v4p address 02:00:00:00:de:06
ip link set v4p master br1
ip netns exec n2 ip addr add 192.168.40.2/24 dev v4
ip link set v4p up
ip -n n2 link set dev v4 up
ip link add v7 address 02:00:00:00:28:08 netns n3 type veth peer name v7p address 02:00:00:00:4d:09
ip link set v7p master br1
ip -n n3 addr add 192.168.40.3/24 dev v7
ip netns exec n3 ip link set v7 up
ip link set dev v7p up
ip link add v10 address 02:00:00:00:97:0b netns n3 type veth peer name v10p address 02:00:00:00:bc:0c
ip link set v10p master br0
ip netns exec n3 ip addr add 10.20.0.4/24 dev v10
ip link set v10p up
ip netns exec n3 ip link set dev v10 up
ip link add v13 address 02:00:00:00:2b:0f netns n4 type veth peer name v14 address 02:00:00:00:50:10 netns n3
ip netns exec n4 ip addr add 10.23.0.5/30 dev v13
ip netns exec n4 ip link set v13 up
ip netns exec n3 ip addr add 10.23.0.6/30 dev v14
ip -n n3 link set v14 up
ip link add v17 address 02:00:00:00:9a:12 netns n5 type veth peer name v17p address 02:00:00:00:bf:13
ip link set v17p master br1
ip netns exec n5 ip addr add 192.168.40.4/24 dev v17
ip -n n5 link set dev v17 up
ip link set dev v17p up
ip link add v20 address 02:00:00:00:09:15 netns n6 type veth peer name v20p address 02:00:00:00:2e:16
ip link set v20p master br0
ip netns exec n6 ip addr add 10.20.0.5/24 dev v20
ip -n n6 link set v20 up
ip link set dev v20p up
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n5 sysctl -w net.ipv4.ip_forward=1
ip netns exec n6 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.20.0.1
ip -n n1 route add 192.168.40.0/24 via 10.20.0.4
ip netns exec n1 ip route add 10.23.0.4/30 via 10.20.0.1
ip -n n2 route add default via 192.168.40.1
ip netns exec n2 ip route add 10.20.0.0/24 via 192.168.40.3
ip netns exec n2 ip route add 10.23.0.4/30 via 192.168.40.4
ip -n n4 route add default via 10.23.0.6
ip netns exec n5 ip route add default via 192.168.40.1
ip netns exec n5 ip route add 10.20.0.0/24 via 192.168.40.1
ip netns exec n2 ping -c1 -W1 10.20.0.4
ip netns exec n5 ping -b -c1 -W1 10.20.0.255
ip netns exec n6 ping -c1 -W1 -s 1472 192.168.40.4
ip netns exec n1 ping -c1 -W1 192.168.40.99
ping -c1 -W1 -M do -s 1300 10.20.0.3
iptables -t nat -A PREROUTING -p icmp -d 10.20.0.2 -j REDIRECT
ip netns exec n6 ping -c1 -W1 192.168.40.4
ip -n n3 neigh add 10.23.0.6 lladdr 02:00:00:00:53:17 dev v14 nud permanent
ip netns exec n2 traceroute -n -I -q1 -w1 -m4 192.168.40.99
ip netns exec n5 ping -c1 -W1 -s 1473 8.8.8.8
ip -n n3 addr
ip netns exec n5 iptables -t nat -L -n -v
ip netns exec n1 ip -br addr
ip rule
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
