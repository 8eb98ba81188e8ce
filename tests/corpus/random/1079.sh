# lab 1079
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set br0 up
ip netns add h01
ip link add e01 address 02:00:00:00:4a:02 type veth peer name p01 address 02:00:00:00:6f:03
ip link set e01 netns h01
ip link set p01 master br0
ip -n h01 addr add 10.1.0.1/24 dev e01
ip netns exec h01 ip link set dev e01 up
ip netns exec h01 ip link set dev lo up
ip link set p01 up
ip netns add h02
ip link add e02 address 02:00:00:00:94:04 netns h02 type veth peer name p02 address 02:00:00:00:b9:05
ip link set p02 master br0
ip -n h02 addr add 10.1.0.2/24 dev e02
ip -n h02 link set e02 up
ip link set p02 up
ip link add br1 address 02:00:00:00:de:06 type bridge
ip link set dev br1 up
ip netns add h11
ip link add e11 address 02:00:00:00:03:07 type veth peer name p11 address 02:00:00:00:28:08
ip link set e11 netns h11
ip link set p11 master br1
ip -n h11 addr add 10.2.0.1/24 dev e11
ip -n h11 link set dev e11 up
ip link set p11 up
ip netns add h12
ip link add e12 address 02:00:00:00:4d:09 netns h12 type veth peer name p12 address 02:00:00:00:72:0a
ip link set p12 master br1
ip -n h12 addr add 10.2.0.2/24 dev e12
ip -n h12 link set dev e12 up
ip link set dev p12 up
ip link add j0 type veth peer name j1
ip link set j0 master br0
ip link set j1 master br1
ip link set j0 up
ip link set j1 up
ip netns exec h01 ip route add 10.2.0.0/24 dev e01
ip -n h11 route add 10.1.0.0/24 dev e11
ip netns exec h11 ping -c1 -W1 10.2.0.1
ip netns exec h12 ping -c1 -W1 192.168.17.10
ip netns exec h11 ip route add blackhole 10.1.0.0/24
ip netns exec h11 ping -c1 -W1 -n 10.1.0.0
ip netns exec h12 ping -c1 -W1 10.2.0.2
iptables -A INPUT -s 10.1.0.1 -j REJECT --reject-with icmp-host-unreachable
ping -c1 -W1 192.168.17.77
ip netns exec h01 ping -c1 -W1 10.2.0.1
ip netns exec h02 iptables -N LAB
ip netns exec h02 iptables -A LAB -s 10.2.0.2 -j RETURN
ip netns exec h02 iptables -A LAB -p icmp --icmp-type echo-reply -j REJECT --reject-with icmp-host-unreachable
ip netns exec h02 iptables -I FORWARD -j LAB
ping -c1 -W1 -M dont -s 1473 10.1.0.1
ip netns exec h01 ip route show table local
ip -n h01 route show table local
ip netns exec h11 ip addr
iptables -L -n -v
bridge fdb show br br0
bridge link
ip route
