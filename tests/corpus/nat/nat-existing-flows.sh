# a flow keeps its translation; deleting conntrack entries; udp and icmp; from traceroute too
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.44.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip addr add 10.44.0.254/24 dev vb
ip -n a route add default via 10.44.0.254
sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c1 -W1 8.8.8.8
conntrack -L
iptables -t nat -A POSTROUTING -s 10.44.0.0/24 -j MASQUERADE
ip netns exec a ping -c1 -W1 8.8.8.8
conntrack -L
conntrack -D -s 10.44.0.1
conntrack -L
ip netns exec a traceroute -n -q1 -w1 -m5 8.8.8.8
conntrack -L -p udp
conntrack -D -d 8.8.8.8
iptables -t nat -L POSTROUTING -n -v
iptables -t nat -Z
ip netns exec a ping -c3 -i 0.2 -W1 8.8.8.8
iptables -t nat -L POSTROUTING -n -v
ip netns exec a ping -c1 -W1 192.168.17.77
ip netns exec a ping -c1 -W1 192.168.17.10
conntrack -L
ping -c1 -W1 10.44.0.1
ping -c1 -W1 8.8.8.8
conntrack -L
iptables -A FORWARD -m conntrack --ctstate DNAT -j DROP
iptables -A FORWARD -m conntrack --ctstate SNAT -j DROP
ip netns exec a ping -c1 -W1 8.8.8.8
iptables -L FORWARD -n -v
conntrack -F
conntrack -C
