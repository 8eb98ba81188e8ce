# lab 4080
ip netns add n1
ip netns exec n1 ip link set lo up
ip netns add n2
ip netns add n3
ip netns add n4
ip link add br0 type bridge
ip link set br0 up
ip addr add 10.20.0.1/24 dev br0
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 172.16.5.65/28 dev br1
ip link add v1 netns n1 type veth peer name v2 netns n2
ip netns exec n1 ip addr add 10.22.3.1/25 dev v1
ip netns exec n1 ip link set v1 up
ip -n n2 addr add 10.22.3.2/25 dev v2
ip -n n2 link set v2 up
ip link add v3 netns n2 type veth peer name v4 netns n2
ip -n n2 addr add 192.168.41.9/29 dev v3
ip -n n2 link set v3 up
ip netns exec n2 ip addr add 192.168.41.10/24 dev v4
ip -n n2 link set v4 up
ip link add v5 netns n3 type veth peer name v6 netns n4
ip netns exec n3 ip addr add 10.21.0.1/16 dev v5
ip -n n4 addr add 10.21.0.2/16 dev v6
ip netns exec n4 ip link set dev v6 up
ip link add v7 netns n4 type veth peer name v8 netns n1
ip netns exec n4 ip addr add 172.16.4.1/24 dev v7
ip -n n4 link set v7 up
ip -n n1 addr add 172.16.4.2/24 dev v8
ip -n n1 link set v8 up
ip netns exec n1 sysctl -w net.ipv4.ip_forward=1
ip netns exec n2 sysctl -w net.ipv4.ip_forward=1
ip netns exec n4 sysctl -w net.ipv4.ip_forward=1
ip -n n1 route add default via 10.22.3.2
ip netns exec n1 ip route add 172.16.5.64/28 via 10.22.3.2
ip netns exec n2 ip route add default via 10.22.3.1
ip -n n2 route add 10.20.0.0/24 via 10.22.3.1
ip -n n2 route add 10.21.0.0/16 via 10.22.3.1
ip netns exec n3 ip route add default via 10.21.0.2
ip -n n3 route add 10.22.3.0/25 via 10.21.0.2
ip netns exec n4 ip route add 172.16.5.64/28 via 10.21.0.1
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 192.168.17.10
ip netns exec n2 ping -c1 -W1 -I 192.168.41.10 172.16.5.65
ip link del v2
ip netns exec n3 traceroute -n -I -q1 -w1 -m4 10.21.0.2
ip netns exec n3 ping -c1 -W1 172.16.4.1
ip netns exec n3 ip addr del 10.21.0.1/16 dev v5
ip netns exec n3 ping -c1 -W1 -t 2 10.22.3.1
ip netns exec n2 ip link set v4 address 02:00:00:00:4d:09
ip netns exec n4 ping -c1 -W1 172.16.5.65
route -n
ip netns exec n1 ip neigh
ip netns exec n3 ip route show table local
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
