# destination translation of pings: PREROUTING, REDIRECT, hairpin on a bridge, and OUTPUT
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.43.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.43.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip addr add 10.43.0.254/24 dev vb
ip -n a route add default via 10.43.0.254
ip -n b route add default via 10.43.0.254
sysctl -w net.ipv4.ip_forward=1
sysctl net.bridge.bridge-nf-call-iptables
iptables -t nat -A PREROUTING -d 10.43.99.99 -j DNAT --to-destination 10.43.0.2
ip netns exec a ping -c1 -W1 10.43.99.99
iptables -t nat -A POSTROUTING -s 10.43.0.0/24 -d 10.43.0.2 -j MASQUERADE
ip netns exec a ping -c1 -W1 10.43.99.99
conntrack -L
ip netns exec b ping -c1 -W1 10.43.99.99
ip netns exec a ping -c1 -W1 10.43.0.2
ip -n b neigh
iptables -t nat -L -n -v
iptables -t nat -A PREROUTING -d 10.43.88.88 -p icmp -j REDIRECT
ip netns exec a ping -c1 -W1 10.43.88.88
ping -c1 -W1 10.43.88.88
iptables -t nat -A OUTPUT -d 10.43.88.88 -p icmp -j REDIRECT
ping -c1 -W1 10.43.88.88
iptables -t nat -A OUTPUT -d 10.43.77.77 -j DNAT --to-destination 10.43.0.1
ping -c1 -W1 10.43.77.77
sysctl -w net.bridge.bridge-nf-call-iptables=0
ip netns exec a ping -c1 -W1 10.43.99.99
ip netns exec a ping -c1 -W1 10.43.0.2
conntrack -F
iptables -t nat -F POSTROUTING
ip netns exec a ping -c1 -W1 10.43.99.99
iptables -t nat -A PREROUTING -i vb -d 8.8.8.8 -j DNAT --to-destination 192.168.17.2
ip netns exec a ping -c1 -W1 8.8.8.8
iptables -t nat -A POSTROUTING -o ens33 -j MASQUERADE
ip netns exec a ping -c1 -W1 8.8.8.8
ip netns exec a traceroute -n -I -q1 -w1 -m4 8.8.8.8
conntrack -L
