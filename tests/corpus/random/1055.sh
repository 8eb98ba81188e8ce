# lab 1055
ip link add br0 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:25:01 netns h01 type veth peer name p01 address 02:00:00:00:4a:02
ip link set p01 master br0
ip netns exec h01 ip addr add 10.1.0.1/24 dev e01
ip -n h01 link set dev e01 up
ip link set dev p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:6f:03 type veth peer name p02 address 02:00:00:00:94:04
ip link set e02 netns h02
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip netns exec h02 ip link set e02 up
ip link set p02 up
ip link add br1 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:b9:05 type veth peer name p11 address 02:00:00:00:de:06
ip link set e11 netns h11
ip link set p11 master br1
ip netns exec h11 ip addr add 10.2.0.1/24 dev e11
ip -n h11 link set dev e11 up
ip link set dev p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:03:07 netns h12 type veth peer name p12 address 02:00:00:00:28:08
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip netns exec h12 ip link set e12 up
ip netns exec h12 ip link set dev lo up
ip link set dev p12 up
ip link add j0 type veth peer name j1
ip link set j0 master br0
ip link set j1 master br1
ip link set j0 up
ip link set j1 up
ip netns exec h11 ip route add 10.1.0.0/24 dev e11
ip netns exec h01 ping -c1 -W1 -n 10.2.0.2
ping -c1 -W1 192.168.17.2
ip netns exec h11 ping -c1 -W1 -I 10.2.0.1 10.2.0.2
ip netns exec h11 ping -c1 -W1 -t 4 192.168.17.2
ip netns exec h02 ping -c1 -W1 10.1.0.2
ip -n h12 neigh del 10.1.0.2 dev e12
ip netns exec h12 ping -c1 -W1 -s 3000 192.168.17.2
ip netns exec h01 ping -c1 -W1 10.2.0.2
ip netns exec h02 ip link set dev e02 down
ip netns exec h12 ping -c1 -W1 -I e12 10.2.0.1
ip -n h02 link set e02 up
ip netns exec h01 traceroute -n -I -q1 -w1 -m4 10.1.0.2
ip netns exec h12 ping -c1 -W1 -t 3 10.2.0.2
ip -n h11 route replace 8.8.8.8 via 10.2.0.1 metric 50
ip netns exec h01 ping -c1 -W1 10.1.0.1
iptables -P INPUT DROP
ip netns exec h12 traceroute -n -I -q1 -w1 -m4 10.2.0.1
ip addr
ip netns exec h11 ip link
ip -n h11 route
bridge fdb show br br0
bridge link
ip netns ls
