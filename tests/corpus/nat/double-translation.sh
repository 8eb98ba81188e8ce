# translation on two routers in a row, a server behind the second; which source each sees
ip netns add pc
ip netns add home
ip netns add isp
ip netns add srv
ip link add p0 type veth peer name h0
ip link set p0 netns pc
ip link set h0 netns home
ip -n pc addr add 192.168.1.10/24 dev p0
ip -n home addr add 192.168.1.1/24 dev h0
ip -n pc link set p0 up
ip -n home link set h0 up
ip link add h1 type veth peer name i0
ip link set h1 netns home
ip link set i0 netns isp
ip -n home addr add 100.64.0.2/24 dev h1
ip -n isp addr add 100.64.0.1/24 dev i0
ip -n home link set h1 up
ip -n isp link set i0 up
ip link add i1 type veth peer name s0
ip link set i1 netns isp
ip link set s0 netns srv
ip -n isp addr add 198.51.100.1/24 dev i1
ip -n srv addr add 198.51.100.80/24 dev s0
ip -n isp link set i1 up
ip -n srv link set s0 up
ip -n pc route add default via 192.168.1.1
ip -n home route add default via 100.64.0.1
ip netns exec home sysctl -w net.ipv4.ip_forward=1
ip netns exec isp sysctl -w net.ipv4.ip_forward=1
ip netns exec pc ping -c1 -W1 198.51.100.80
ip netns exec home iptables -t nat -A POSTROUTING -o h1 -j MASQUERADE
ip netns exec pc ping -c1 -W1 198.51.100.80
ip netns exec isp iptables -t nat -A POSTROUTING -o i1 -j MASQUERADE
ip netns exec pc ping -c1 -W1 198.51.100.80
ip netns exec home conntrack -L
ip netns exec isp conntrack -L
ip netns exec pc traceroute -n -I -q1 -w1 -m5 198.51.100.80
ip netns exec pc traceroute -n -q1 -w1 -m5 198.51.100.80
ip -n srv neigh
ip netns exec srv ping -c1 -W1 100.64.0.2
ip -n srv route add default via 198.51.100.1
ip netns exec srv ping -c1 -W1 100.64.0.2
ip netns exec home iptables -t nat -A PREROUTING -i h1 -p icmp -j DNAT --to-destination 192.168.1.10
ip netns exec srv ping -c1 -W1 100.64.0.2
ip netns exec pc ping -c1 -W1 100.64.0.2
ip netns exec pc ping -c1 -W1 100.64.0.1
ip netns exec isp ping -c1 -W1 100.64.0.2
ip netns exec home iptables -t nat -L -n -v
ip netns exec isp iptables -t nat -L -n -v
ip -n home link set h1 mtu 1200
ip netns exec pc ping -c2 -i 0.3 -W1 -M do -s 1300 198.51.100.80
ip -n pc route get 198.51.100.80
ip -n isp link set i1 mtu 1100
ip netns exec pc ping -c2 -i 0.3 -W1 -M do -s 1150 198.51.100.80
ip -n pc route get 198.51.100.80
ip -n home route get 198.51.100.80
ip -n home addr add 100.64.0.3/24 dev h1
ip -n home addr del 100.64.0.2/24 dev h1
ip -n home route
ip -n home route add default via 100.64.0.1
ip netns exec pc ping -c1 -W1 198.51.100.80
ip netns exec home conntrack -L
