# lab 4037
ip netns add n1
ip netns add n2
ip netns add n3
ip netns add n4
ip netns exec n4 ip link set dev lo up
ip netns add n5
ip link add br0 type bridge
ip link set dev br0 up
ip link add br1 type bridge
ip link set dev br1 up
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br0
ip netns exec n1 ip addr add 10.24.0.8/31 dev v1
ip netns exec n1 ip link set dev v1 up
ip link set dev v1p up
ip link add v4 address 02:00:00:00:de:06 netns n2 type veth peer name v5 address 02:00:00:00:03:07 netns n3
ip -n n2 addr add 192.168.41.9/29 dev v4
ip netns exec n2 ip link set v4 up
ip netns exec n3 ip addr add 192.168.41.10/29 dev v5
ip netns exec n3 ip link set v5 up
ip link add v8 address 02:00:00:00:72:0a netns n3 type veth peer name v9 address 02:00:00:00:97:0b netns n4
ip -n n3 link set v8 up
ip netns exec n4 ip addr add 10.22.3.1/25 dev v9
ip -n n4 link set v9 up
ip link add v12 address 02:00:00:00:06:0e netns n4 type veth peer name v13 address 02:00:00:00:2b:0f netns n1
ip netns exec n4 ip addr add 172.16.5.65/28 dev v12
ip -n n4 link set v12 up
ip netns exec n1 ip addr add 172.16.5.66/28 dev v13
ip -n n1 link set dev v13 up
ip link add v16 address 02:00:00:00:75:11 netns n4 type veth peer name v16p address 02:00:00:00:9a:12
ip link set v16p master br0
ip netns exec n4 ip addr add 10.24.0.9/31 dev v16
ip link set v16p up
ip netns exec n4 ip link set dev v16 up
ip link add v19 address 02:00:00:00:e4:14 netns n5 type veth peer name v19p address 02:00:00:00:09:15
ip link set v19p master br0
ip netns exec n5 ip addr add 10.24.0.8/31 dev v19
ip -n n5 link set dev v19 up
ip link set v19p up
ip link add v22 address 02:00:00:00:78:18 netns n5 type veth peer name v23 address 02:00:00:00:9d:19 netns n3
ip -n n5 addr add 10.23.0.5/30 dev v22
ip -n n5 link set dev v22 up
ip -n n3 addr add 10.23.0.6/30 dev v23
ip netns exec n3 ip link set dev v23 up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 10.24.0.8
ip -n n1 route add 10.22.3.0/25 via 10.24.0.8
ip netns exec n2 ip route add default via 192.168.41.10
ip netns exec n2 ip route add 10.24.0.8/31 via 192.168.41.10
ip -n n2 route add 10.23.0.4/30 via 192.168.41.10
ip netns exec n3 ip route add 10.24.0.8/31 via 192.168.41.9
ip -n n3 route add 172.16.5.64/28 via 192.168.41.9
ip netns exec n4 ip route add default via 10.24.0.8
ip netns exec n5 ip route add default via 10.24.0.8
ping -c1 -W1 -s 600 192.168.17.10
ip netns exec n5 ip route get 10.23.0.5
ip netns exec n2 iptables -L -n -v
ip netns exec n4 arp -n
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
