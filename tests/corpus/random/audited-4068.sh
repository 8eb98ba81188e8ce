# lab 4068
ip netns add n1
ip -n n1 link set dev lo up
ip netns add n2
ip netns add n3
ip netns exec n3 ip link set dev lo up
ip netns add n4
ip -n n4 link set dev lo up
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.21.0.1/16 dev br0
ip addr add 10.21.0.2/16 dev br0
ip link add br1 type bridge
ip link set br1 up
ip link add br2 type bridge
ip link set dev br2 up
ip addr add 172.16.5.65/28 dev br2
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br1
ip netns exec n1 ip addr add 10.20.0.1/24 dev v1
ip netns exec n1 ip link set v1 up
ip link set v1p up
ip link add v4 address 02:00:00:00:de:06 netns n1 type veth peer name v5 address 02:00:00:00:03:07
ip netns exec n1 ip addr add 172.16.4.1/24 dev v4
ip netns exec n1 ip link set dev v4 up
ip addr add 172.16.4.2/24 dev v5
ip link set v5 up
ip link add v8 address 02:00:00:00:72:0a netns n2 type veth peer name v9 address 02:00:00:00:97:0b netns n1
ip netns exec n2 ip addr add 10.22.3.1/25 dev v8
ip netns exec n2 ip link set v8 up
ip -n n1 addr add 10.22.3.2/25 dev v9
ip netns exec n1 ip addr add 10.22.3.3/25 dev v9
ip link add v12 address 02:00:00:00:06:0e netns n3 type veth peer name v13 address 02:00:00:00:2b:0f
ip -n n3 addr add 10.24.0.8/31 dev v12
ip netns exec n3 ip link set dev v12 up
ip addr add 10.24.0.9/31 dev v13
ip link set v13 up
ip link add v16 address 02:00:00:00:75:11 netns n3 type veth peer name v16p address 02:00:00:00:9a:12
ip link set v16p master br2
ip netns exec n3 ip addr add 172.16.5.66/28 dev v16
ip netns exec n3 ip addr add 172.16.5.67/28 dev v16
ip link set v16p up
ip -n n3 link set dev v16 up
ip link add v19 address 02:00:00:00:e4:14 netns n4 type veth peer name v19p address 02:00:00:00:09:15
ip link set v19p master br2
ip netns exec n4 ip addr add 172.16.5.68/28 dev v19
ip -n n4 link set dev v19 up
ip link set dev v19p up
ip link add v22 address 02:00:00:00:53:17 netns n4 type veth peer name v22p address 02:00:00:00:78:18
ip link set v22p master br0
ip -n n4 addr add 10.21.0.3/16 dev v22
ip netns exec n4 ip link set dev v22 up
ip link set dev v22p up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n4 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 ip route add default via 10.22.3.2
ip netns exec n2 ip route add 10.20.0.0/24 via 10.22.3.2
ip netns exec n2 ip route add 172.16.5.64/28 via 10.22.3.3
ip -n n3 route add default via 172.16.5.68
ip -n n3 route add 10.21.0.0/16 via 10.24.0.9
ip netns exec n3 ip route add 10.20.0.0/24 via 172.16.5.68
ip -n n3 route add 172.16.4.0/24 via 172.16.5.65
ip -n n3 route add 10.22.3.0/25 via 172.16.5.68
ip netns exec n4 ip route add default via 172.16.5.65
ip -n n4 route add 10.20.0.0/24 via 10.21.0.1
ip netns exec n4 ip route add 10.22.3.0/25 via 10.21.0.2
ping -c1 -W1 -M want -s 1473 10.22.3.2
ping -c1 -W1 -M do -s 1473 10.22.3.3
ip netns exec n4 ping -c1 -W1 10.21.0.0
ip netns exec n4 ping -c1 -W1 172.16.5.65
ip netns exec n4 iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec n2 ping -c1 -W1 203.0.113.1
ip link del v19p
ip netns exec n3 ping -c1 -W1 10.22.3.3
ip netns exec n1 ping -c1 -W1 -M do -s 2000 10.22.3.3
ip addr add 10.21.0.1/24 dev v16p
ip netns exec n2 ping -c1 -W1 -I 10.21.0.1 10.24.0.9
ping -c1 -W1 -M dont -s 1472 10.22.3.2
ip netns exec n1 ip route get 10.21.0.3
ip route get 10.24.0.8
ip netns exec n3 iptables -S
ip -n n4 route show table local
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
