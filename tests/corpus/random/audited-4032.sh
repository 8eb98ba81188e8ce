# lab 4032
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 type veth peer name p01
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 link set e01 up
ip -n h01 addr add 10.1.0.1/24 dev e01
ip link set dev p01 up
ip netns add h02
ip link add e02 type veth peer name p02
ip link set e02 netns h02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set lo up
ip netns exec h02 ip link set e02 up
ip link add br1 type bridge
ip link set dev p02 up
ip link set br1 up
ip netns add h11
ip link add e11 netns h11 type veth peer name p11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip -n h11 link set dev e11 up
ip -n h11 link set dev lo up
ip link set dev p11 up
ip netns add h12
ip link add e12 netns h12 type veth peer name p12
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev e12 up
ip link set dev p12 up
ip link add j0 type veth peer name j1
ip link set j0 master br0
ip link set j1 master br1
ip link set j0 up
ip link set j1 up
ip -n h01 route add 10.2.0.0/24 dev e01
ip -n h11 route add 10.1.0.0/24 dev e11
ip netns exec h02 ping -c1 -W1 10.1.0.0
ip netns exec h02 ping -c1 -W1 10.1.0.1
ping -c1 -W1 203.0.113.1
ip netns exec h12 ping -c2 -i 0.2 -W1 10.1.0.1
ip netns exec h12 ping -c1 -W1 -t 3 10.2.0.2
bridge link set dev p01 learning on
ip netns exec h02 ping -c1 -W1 -s 1473 10.2.0.1
ip -n h01 route del default
ip netns exec h01 traceroute -n -I -q1 -w1 -m4 10.2.0.1
ip route add blackhole 10.1.0.0/24
ip netns exec h02 ping -c1 -W1 -s 1472 10.250.1.1
ip route show table local
ip netns exec h12 arp -n
ip netns exec h12 iptables -t nat -L -n -v
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
ip netns exec h01 ip addr
ip netns exec h01 ip route show table all
ip netns exec h01 ip rule
ip netns exec h01 ip neigh
ip netns exec h01 iptables -L -n -v
ip netns exec h01 iptables -t nat -L -n -v
ip netns exec h02 ip addr
ip netns exec h02 ip route show table all
ip netns exec h02 ip rule
ip netns exec h02 ip neigh
ip netns exec h02 iptables -L -n -v
ip netns exec h02 iptables -t nat -L -n -v
ip netns exec h11 ip addr
ip netns exec h11 ip route show table all
ip netns exec h11 ip rule
ip netns exec h11 ip neigh
ip netns exec h11 iptables -L -n -v
ip netns exec h11 iptables -t nat -L -n -v
ip netns exec h12 ip addr
ip netns exec h12 ip route show table all
ip netns exec h12 ip rule
ip netns exec h12 ip neigh
ip netns exec h12 iptables -L -n -v
ip netns exec h12 iptables -t nat -L -n -v
