# lab 4002
ip netns add n1
ip netns add n2
ip -n n2 link set lo up
ip netns add n3
ip netns add n4
ip link add br0 type bridge
ip link set br0 up
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 192.168.41.9/29 dev br1
ip link add v1 netns n1 type veth peer name v1p
ip link set v1p master br1
ip netns exec n1 ip addr add 192.168.41.9/29 dev v1
ip link set dev v1p up
ip netns exec n1 ip link set dev v1 up
ip link add v2 netns n2 type veth peer name v2p
ip link set v2p master br1
ip -n n2 addr add 192.168.41.11/29 dev v2
ip -n n2 addr add 192.168.41.12/24 dev v2
ip -n n2 link set dev v2 up
ip link set dev v2p up
ip link add v3 netns n3 type veth peer name v3p
ip link set v3p master br1
ip netns exec n3 ip addr add 192.168.41.13/29 dev v3
ip link set v3p up
ip -n n3 link set dev v3 up
ip link add v4 netns n4 type veth peer name v4p
ip link set v4p master br0
ip -n n4 addr add 10.23.0.5/24 dev v4
ip link set v4p up
ip netns exec n4 ip link set dev v4 up
ip link add v5 netns n4 type veth peer name v6 netns n2
ip netns exec n4 ip addr add 192.168.40.1/24 dev v5
ip netns exec n4 ip link set v5 up
ip -n n2 link set v6 up
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n3 sysctl -w net.ipv4.ip_forward=1
ip netns exec n1 ip route add default via 192.168.41.11
ip -n n1 route add 192.168.40.0/24 via 192.168.41.13
ip netns exec n2 ip route add 192.168.40.0/24 via 192.168.41.13
ip -n n3 route add default via 192.168.41.12
ip -n n3 route add 10.23.0.4/30 via 192.168.41.12
ip -n n3 route add 192.168.40.0/24 via 192.168.41.9
ip netns exec n1 ping -c1 -W1 -I v1 192.168.17.10
ip netns exec n4 ping -c1 -W1 1.1.1.1
ping -c1 -W1 10.23.0.99
ip netns exec n3 ping -c1 -W1 -I v3 192.168.40.1
ip netns exec n2 ping -c1 -W1 -I 10.23.0.5 192.168.40.99
ip netns exec n3 ip route replace 8.8.8.8 via 10.23.0.5
ping -c1 -W1 192.168.41.13
ip netns exec n3 ping -c1 -W1 192.168.41.13
ip netns exec n1 ip route show table local
ip netns exec n3 ip link
ip netns exec n3 ip route get 192.168.41.12
ip netns exec n2 ip route show table local
ip -n n1 -br link
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
