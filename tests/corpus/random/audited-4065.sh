# lab 4065
ip netns add n1
ip -n n1 link set dev lo up
ip netns add n2
ip netns exec n2 ip link set dev lo up
ip netns add n3
ip netns add n4
ip netns add n5
ip -n n5 link set lo up
ip link add br0 type bridge
ip link set br0 up
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n1
ip -n n1 addr add 10.23.0.5/30 dev v1
ip -n n1 link set dev v1 up
ip netns exec n1 ip addr add 10.23.0.6/24 dev v2
ip netns exec n1 ip link set dev v2 up
ip link add v5 address 02:00:00:00:de:06 netns n2 type veth peer name v5p address 02:00:00:00:03:07
ip link set v5p master br0
ip netns exec n2 ip addr add 10.24.0.8/31 dev v5
ip netns exec n2 ip link set dev v5 up
ip link set v5p up
ip link add v8 address 02:00:00:00:4d:09 netns n3 type veth peer name v8p address 02:00:00:00:72:0a
ip link set v8p master br0
ip netns exec n3 ip addr add 10.24.0.9/24 dev v8
ip netns exec n3 ip link set v8 up
ip link set dev v8p up
ip link add v11 address 02:00:00:00:e1:0d netns n4 type veth peer name v12 address 02:00:00:00:06:0e netns n5
ip netns exec n4 ip link set v11 up
ip -n n5 addr add 10.22.3.1/25 dev v12
ip -n n5 link set v12 up
ip link add v15 address 02:00:00:00:50:10 netns n5 type veth peer name v15p address 02:00:00:00:75:11
ip link set v15p master br0
ip netns exec n5 ip addr add 10.24.0.9/31 dev v15
ip -n n5 link set dev v15 up
ip link set v15p up
ip link add v18 address 02:00:00:00:bf:13 netns n5 type veth peer name v18p address 02:00:00:00:e4:14
ip link set v18p master br0
ip link set dev v18p up
ip -n n5 link set dev v18 up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip -n n2 route add default via 10.24.0.9
ip netns exec n2 ip route add 10.23.0.4/30 via 10.24.0.9
ip netns exec n3 ip route add default via 10.24.0.8
ip netns exec n5 ip route add default via 10.24.0.8
ip netns exec n4 traceroute -n -I -q1 -w1 -m4 10.23.0.5
ip netns exec n4 ping -c1 -W1 10.250.1.1
ip link set v5p down
ping -c1 -W1 -I 10.22.3.1 192.168.17.10
ip link set v5p up
ip netns exec n5 ping -c1 -W1 10.23.0.5
ip netns exec n5 ping -c1 -W1 10.23.0.99
iptables -A INPUT -d 10.24.0.9 -j ACCEPT
ip netns exec n2 ping -c1 -W1 -s 1472 10.24.0.8
ip netns del n1
sleep 1
ip netns exec n3 ping -c1 -W1 -I 10.24.0.9 10.23.0.6
ip netns exec n1 ping -c4 -i 0.3 -W4 10.23.0.98
iptables -P INPUT DROP
ip netns exec n3 ping -c1 -W1 127.0.0.1
ip -n n5 route show table local
ip netns exec n3 ip route get 10.24.0.9
ip -n n4 link
ip netns exec n1 iptables -L -n -v
ip addr
ip netns exec n5 arp -n
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
