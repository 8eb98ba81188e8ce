# lab 1126
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 10.1.0.1/24 dev e1
ip -n h1 link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 10.1.0.2/24 dev e2
ip -n h2 link set e2 up
ip link set dev p2 up
ping -c1 -W1 192.168.17.77
ip link set p1 mtu 1400
ip netns exec h1 ping -c1 -W1 -M want -s 1472 10.1.0.1
ip netns exec h1 sysctl -w net.ipv4.conf.all.proxy_arp=1
ip netns exec h1 ping -c1 -W1 10.1.0.2
ip netns exec h2 ping -c1 -W1 -q 10.1.0.0
ip route show table local
ip netns exec h2 ip route show table local
ip netns exec h1 ip addr
ip netns exec h1 ip route show table local
ip -n h2 -br addr
ip netns exec h2 iptables -L -n -v
bridge fdb show br br0
bridge link
ip route
