# lab 1097
ip link add br0 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:25:01 type veth peer name p1 address 02:00:00:00:4a:02
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip -n h1 link set lo up
ip netns exec h1 ip link set dev e1 up
ip link set p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:6f:03 netns h2 type veth peer name p2 address 02:00:00:00:94:04
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip -n h2 link set dev lo up
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip netns add h3
ip link add e3 address 02:00:00:00:b9:05 netns h3 type veth peer name p3 address 02:00:00:00:de:06
ip link set p3 master br0
ip netns exec h3 ip addr add 192.168.28.3/24 dev e3
ip netns exec h3 ip link set lo up
ip -n h3 link set dev e3 up
ip link set dev p3 up
ip netns add h4
ip link add e4 address 02:00:00:00:03:07 netns h4 type veth peer name p4 address 02:00:00:00:28:08
ip link set p4 master br0
ip netns exec h4 ip addr add 192.168.28.4/24 dev e4
ip netns exec h4 ip link set e4 up
ip netns exec h4 ip link set lo up
ip link set p4 up
ip addr add 192.168.28.14/24 dev br0
ip -n h1 route add default via 192.168.28.14
ip netns exec h2 ip route add default via 192.168.28.14
ip netns exec h3 ip route add default via 192.168.28.14
ip netns exec h4 ip route add default via 192.168.28.14
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 ! -o br0 -j SNAT --to-source 192.168.17.10
ping -c1 -W1 192.168.28.14
ping -c1 -W1 -s 1472 192.168.28.14
ip netns exec h4 traceroute -n -I -q1 -w1 -m4 192.168.28.14
ping -c1 -W1 -n 192.168.28.3
ip -n h3 link set dev lo up
ip netns exec h3 ping -c1 -W1 192.168.28.3
ip link set dev br0 mtu 500
ip netns exec h2 ping -c1 -W1 -M want -s 1300 127.0.0.1
iptables -A OUTPUT -p icmp -j ACCEPT
ip netns exec h2 ping -c1 -W1 -s 3000 192.168.28.4
ip netns exec h2 ping -c1 -W1 -t 2 192.168.28.14
ip netns exec h2 ip rule
ip -n h1 rule
ip -n h1 link
ip netns exec h4 route -n
bridge fdb show br br0
bridge link
ip netns ls
