# lab 1065
ip link add br0 type bridge
ip link set br0 up
ip link add e1 type veth peer name p1
ip netns add h1
ip link set e1 netns h1
ip link set p1 master br0
ip -n h1 addr add 172.20.5.1/28 dev e1
ip -n h1 link set dev e1 up
ip link set p1 up
ip netns exec h1 ip link set lo up
ip netns add h2
ip link add e2 netns h2 type veth peer name p2
ip link set p2 master br0
ip -n h2 addr add 172.20.5.2/28 dev e2
ip -n h2 link set dev e2 up
ip link set dev p2 up
ip addr add 172.20.5.14/28 dev br0
sysctl -w net.ipv4.ip_forward=1
iptables -t nat -A POSTROUTING -s 172.20.5.0/28 ! -o br0 -j SNAT --to-source 192.168.17.10
ip netns exec h1 ping -c1 -W1 172.20.5.99
ip netns exec h2 ping -c1 -W1 -n 172.20.5.14
ping -c1 -W1 -t 2 172.20.5.2
ip link
ip -n h2 route get 172.20.5.2
ip route get 172.20.5.14
ip -n h2 neigh
ip -n h2 neigh
ip route
bridge fdb show br br0
bridge link
ip route
