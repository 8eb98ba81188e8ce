# lab 4031
ip netns add n1
ip netns add n2
ip netns add n3
ip netns exec n3 ip link set lo up
ip netns add n4
ip netns exec n4 ip link set dev lo up
ip netns add n5
ip link add br0 type bridge
ip link set dev br0 up
ip addr add 192.168.40.1/24 dev br0
ip link add br1 type bridge
ip link set dev br1 up
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br1
ip -n n1 addr add 172.16.4.1/24 dev v1
ip netns exec n1 ip link set dev v1 up
ip link set v1p up
ip link add v2 netns n2 type veth peer name v2p
ip link set v2p master br0
ip netns exec n2 ip addr add 192.168.40.2/24 dev v2
ip netns exec n2 ip link set v2 up
ip link set dev v2p up
ip link add v3 netns n3 type veth peer name v3p
ip link set v3p master br1
ip netns exec n3 ip addr add 172.16.4.2/24 dev v3
ip -n n3 link set dev v3 up
ip link set dev v3p up
ip link add v4 netns n4 type veth peer name v4p
ip link set v4p master br0
ip -n n4 addr add 192.168.40.3/24 dev v4
ip -n n4 link set v4 up
ip link set v4p up
ip link add v5 netns n5 type veth peer name v5p
ip link set v5p master br0
ip -n n5 addr add 192.168.40.4/24 dev v5
ip link set dev v5p up
ip netns exec n5 ip link set dev v5 up
sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n5 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 172.16.4.2
ip netns exec n3 ip route add 192.168.40.0/24 via 172.16.4.1
ip -n n4 route add default via 192.168.40.4
ip -n n4 route add 172.16.4.0/24 via 192.168.40.2
traceroute -n -I -q1 -w1 -m4 192.168.40.1
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 192.168.40.3
ping -c1 -W1 -s 7 192.168.40.1
ip netns exec n5 route -n
ip -n n4 route show table local
ip -n n1 -br link
ip netns exec n2 ip -br addr
ip netns exec n1 route -n
iptables -t nat -L -n -v
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
