# lab 4043
ip netns add n1
ip netns exec n1 ip link set lo up
ip netns add n2
ip netns exec n2 ip link set lo up
ip netns add n3
ip netns exec n3 ip link set lo up
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 192.168.40.1/24 dev br0
ip link add br1 type bridge
ip link set br1 up
ip link add br2 type bridge
ip link set dev br2 up
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br0
ip -n n1 addr add 192.168.40.2/24 dev v1
ip link set dev v1p up
ip netns exec n1 ip link set dev v1 up
ip link add v4 address 02:00:00:00:de:06 netns n2 type veth peer name v5 address 02:00:00:00:03:07 netns n1
ip -n n2 link set dev v4 up
ip -n n1 addr add 10.24.0.8/31 dev v5
ip -n n1 link set v5 up
ip link add v8 address 02:00:00:00:4d:09 netns n3 type veth peer name v8p address 02:00:00:00:72:0a
ip link set v8p master br2
ip netns exec n3 ip addr add 10.23.0.5/30 dev v8
ip link set v8p up
ip -n n3 link set v8 up
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 192.168.40.1
ip netns exec n1 ping -c2 -i 0.2 -W1 10.23.0.5
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 10.23.0.5
ip netns del n3
sleep 1
ip netns exec n2 ping -c1 -W1 -M dont -s 900 192.168.40.2
ping -c1 -W1 1.1.1.1
ip netns exec n1 iptables -A FORWARD -p icmp -j REJECT --reject-with icmp-admin-prohibited
ip netns exec n1 ping -c1 -W1 192.168.40.1
ip -n n3 -br link
ip netns exec n3 ip neigh
ip netns exec n1 iptables -t nat -S
ip -n n1 link
ip netns exec n3 ip addr
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
