# lab 4023
ip netns add n1
ip netns exec n1 ip link set lo up
ip link add br0 type bridge
ip link set br0 up
ip link add br1 type bridge
ip link set br1 up
ip addr add 10.23.0.5/30 dev br1
ip link add br2 type bridge
ip link set dev br2 up
ip addr add 10.22.3.1/25 dev br2
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br2
ip -n n1 addr add 10.22.3.2/25 dev v1
ip netns exec n1 ip addr add 10.22.3.3/25 dev v1
ip -n n1 link set dev v1 up
ip link set v1p up
ip -n n1 route add default via 10.22.3.1
ip netns exec n1 ip route add 10.23.0.4/30 via 10.22.3.1
ip netns exec n1 ping -c1 -W1 -s 600 192.168.17.77
ip netns exec n1 ping -c1 -W1 -n 10.22.3.1
ping -c1 -W1 -t 3 10.23.0.5
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 10.22.3.1
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 10.22.3.3
ip link set br1 netns n1
ip netns exec n1 ping -c1 -W1 -t 3 10.22.3.2
bridge link set dev v1p flood on
ip netns exec n1 ping -c1 -W1 10.22.3.3
ip netns exec n1 ping -c1 -W1 10.22.3.3
ip netns exec n1 iptables -A INPUT -p icmp -j DROP
ip netns exec n1 ping -c1 -W1 -s 3000 10.250.1.1
ip netns exec n1 ip route del default
ip netns exec n1 ping -c1 -W1 10.22.3.1
ip netns exec n1 ip addr
ip -n n1 link
ip netns exec n1 iptables -S
ip netns exec n1 ip addr
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
