# lab 1070
ip link add br0 address 02:00:00:00:25:01 type bridge
ip link set dev br0 up
ip netns add h1
ip link add e1 address 02:00:00:00:4a:02 netns h1 type veth peer name p1 address 02:00:00:00:6f:03
ip link set p1 master br0
ip -n h1 addr add 192.168.28.1/24 dev e1
ip netns exec h1 ip link set e1 up
ip -n h1 link set lo up
ip link set dev p1 up
ip netns add h2
ip link add e2 address 02:00:00:00:94:04 type veth peer name p2 address 02:00:00:00:b9:05
ip link set e2 netns h2
ip link set p2 master br0
ip -n h2 addr add 192.168.28.2/24 dev e2
ip -n h2 link set e2 up
ip link set p2 up
ip netns exec h1 traceroute -n -I -q1 -w1 -m4 192.168.28.1
ip -n h2 neigh flush dev e2
ip netns exec h2 ping -c1 -W1 -M do -s 2000 192.168.17.2
iptables -P FORWARD DROP
ip netns exec h1 ping -c1 -W1 -t 3 192.168.28.2
ip netns exec h2 ping -c1 -W1 -s 3000 192.168.28.1
ip neigh
ip -br link
ip neigh
ip route get 192.168.28.2
bridge fdb show br br0
bridge link
conntrack -L
