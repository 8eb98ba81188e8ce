# lab 1117
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 netns h1 type veth peer name p1 address 02:00:00:00:4a:02
ip link set p1 master br0
ip netns exec h1 ip addr add 172.20.5.1/28 dev e1
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip netns exec h2 ip addr add 172.20.5.2/28 dev e2
ip -n h2 link set dev e2 up
ip link set p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 type veth peer name p3 address 02:00:00:00:de:06
ip link set e3 netns h3
ip link set p3 master br0
ip -n h3 addr add 172.20.5.3/28 dev e3
ip -n h3 link set dev e3 up
ip -n h3 link set lo up
ip link set dev p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 netns h4 type veth peer name p4 address 02:00:00:00:28:08
ip link set p4 master br0
ip netns exec h4 ip addr add 172.20.5.4/28 dev e4
ip -n h4 link set dev e4 up
ip link set dev p4 up
ip netns exec h3 ping -c1 -W1 10.250.1.1
iptables -P OUTPUT DROP
ip netns exec h3 ping -c1 -W1 -I 172.20.5.3 8.8.8.8
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 172.20.5.1
ip netns exec h3 sysctl -w net.ipv4.conf.all.arp_ignore=2
ip netns exec h1 ping -c1 -W1 172.20.5.2
ip netns exec h2 ping -c2 -i 0.2 -W1 172.20.5.2
ip netns exec h3 ip rule add from 172.20.5.3 lookup 100 pref 100
ip netns exec h3 ip route add default dev e3 table 100
ip netns exec h2 ping -c1 -W1 10.250.1.1
ip netns exec h2 ip route add prohibit 10.1.0.0/24
ip netns exec h4 ping -c1 -W1 -s 600 192.168.17.77
ping -c1 -W1 -M dont -s 1300 8.8.8.8
ip route get 172.20.5.1
ip netns exec h3 iptables -t nat -S
ip -n h4 route get 10.250.1.1
ip netns exec h2 ip neigh
ip -n h4 route show table local
bridge fdb show br br0
bridge link
conntrack -L
