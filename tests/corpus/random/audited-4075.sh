# lab 4075
ip netns add n1
ip netns exec n1 ip link set dev lo up
ip link add br0 type bridge
ip link set br0 up
ip addr add 192.168.41.9/29 dev br0
ip link add br1 type bridge
ip link set dev br1 up
ip link add br2 type bridge
ip link set dev br2 up
ip link add v1 address 02:00:00:00:6f:03 netns n1 type veth peer name v2 address 02:00:00:00:94:04 netns n1
ip netns exec n1 ip addr add 10.24.0.8/31 dev v1
ip netns exec n1 ip link set v1 up
ip -n n1 addr add 10.24.0.9/31 dev v2
ip -n n1 link set v2 up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 192.168.41.9
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 10.250.1.1
ping -c1 -W1 -I 192.168.41.9 10.24.0.9
iptables -P INPUT DROP
ip netns exec n1 ping -c1 -W1 192.168.41.9
ip -n n1 -br addr
ip rule
ip netns exec n1 ip neigh
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
