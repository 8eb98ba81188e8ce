# lab 4046
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:25:01 type veth peer name p01 address 02:00:00:00:4a:02
ip link set e01 netns h01
ip link set p01 master br0
ip netns exec h01 ip addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set e01 up
ip link set p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:6f:03 netns h02 type veth peer name p02 address 02:00:00:00:94:04
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set dev lo up
ip -n h02 link set e02 up
ip link set dev p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:b9:05 netns h11 type veth peer name p11 address 02:00:00:00:de:06
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip -n h11 link set lo up
ip -n h11 link set e11 up
ip link set dev p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:03:07 type veth peer name p12 address 02:00:00:00:28:08
ip link set e12 netns h12
ip link set p12 master br1
ip netns exec h12 ip addr add 10.2.0.2/24 dev e12
ip -n h12 link set e12 up
ip link set p12 up
ip addr add 10.1.0.254/24 dev br0
ip addr add 10.2.0.254/24 dev br1
sysctl -w net.ipv4.ip_forward=1
ip -n h01 route add default via 10.1.0.254
ip netns exec h02 ip route add default via 10.1.0.254
ip -n h12 route add default via 10.2.0.254
ip netns exec h02 ping -c1 -W1 10.2.0.254
ip netns exec h02 ping -c2 -i 0.2 -W1 10.1.0.254
traceroute -n -I -q1 -w1 -m4 10.2.0.254
ip netns exec h11 ping -c1 -W1 -s 1472 10.1.0.254
ip netns exec h11 ping -c1 -W1 10.2.0.2
ip addr del 10.1.0.254/24 dev br0
ip netns exec h12 ping -b -c1 -W1 10.1.0.255
ip link add c9 type veth peer name d9
ip link set c9 master br1 up
ip link set d9 master br0 up
ping -c1 -W1 10.2.0.254
ip netns exec h12 iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h11 ping -c1 -W1 -s 1472 10.2.0.1
ping -c1 -W1 10.250.1.1
ip -n h12 addr
ip netns exec h12 ip -br addr
ip netns exec h01 iptables -t nat -S
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
