# lab 4053
ip netns add n1
ip -n n1 link set dev lo up
ip netns add n2
ip -n n2 link set dev lo up
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 10.23.0.5/30 dev br0
ip link add br1 type bridge
ip link set br1 up
ip addr add 192.168.40.1/24 dev br1
ip addr add 192.168.40.2/24 dev br1
ip link add br2 type bridge
ip link set dev br2 up
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br2
ip -n n1 addr add 172.16.5.65/28 dev v1
ip link set dev v1p up
ip netns exec n1 ip link set dev v1 up
ip link add v4 address 02:00:00:00:b9:05 netns n2 type veth peer name v4p address 02:00:00:00:de:06
ip link set v4p master br2
ip netns exec n2 ip addr add 172.16.5.66/28 dev v4
ip link set dev v4p up
ip netns exec n2 ip link set v4 up
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 172.16.5.66
ip -n n1 route add 10.23.0.4/30 via 172.16.5.66
ip netns exec n2 ip route add default via 172.16.5.65
ip netns exec n2 ping -c1 -W1 -M do -s 2000 172.16.5.66
ip netns exec n1 ping -c1 -W1 -s 1400 10.23.0.5
ip netns exec n2 ping -c1 -W1 -I 172.16.5.66 192.168.40.2
ip netns exec n1 ping -c1 -W1 8.8.8.8
ip netns exec n2 ip route add 8.8.8.8 via 172.16.5.66 metric 50
ip netns exec n2 ping -c1 -W1 172.16.5.66
ip link set dev v1p down
ip netns exec n2 traceroute -n -I -q1 -w1 -m4 192.168.17.2
ip link set v1p up
traceroute -n -I -q1 -w1 -m4 192.168.40.1
ip netns exec n2 ip neigh add 192.168.40.2 lladdr 02:00:00:00:03:07 dev v4 nud permanent
ping -c1 -W1 -t 1 192.168.40.0
ping -c1 -W1 10.23.0.5
ip -br addr
ip addr
ip -n n2 route get 172.16.5.66
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
