# the host routes two bridges and its uplink: forwarding, translation, per-interface forwarding
ip link add vba type bridge
ip link set vba up
ip link add vbb type bridge
ip link set vbb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vba
ip -n a addr add 10.24.1.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vbb
ip -n b addr add 10.24.2.1/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip addr add 10.24.1.254/24 dev vba
ip addr add 10.24.2.254/24 dev vbb
ip -n a route add default via 10.24.1.254
ip -n b route add default via 10.24.2.254
ip netns exec a ping -c1 -W1 10.24.2.254
ip netns exec a ping -c1 -W1 10.24.2.1
ip netns exec a ping -c1 -W1 192.168.17.10
ip netns exec a ping -c1 -W1 192.168.17.2
echo 1 > /proc/sys/net/ipv4/ip_forward
cat /proc/sys/net/ipv4/ip_forward
ip netns exec a ping -c1 -W1 10.24.2.1
ip netns exec a traceroute -n -I -q1 -w1 -m3 10.24.2.1
ip netns exec a ping -c1 -W1 192.168.17.2
ip netns exec a ping -c1 -W1 192.168.17.77
iptables -t nat -A POSTROUTING -s 10.24.0.0/16 -o ens33 -j MASQUERADE
ip netns exec a ping -c1 -W1 192.168.17.2
ip netns exec a ping -c1 -W1 8.8.8.8
ip netns exec a ping -c1 -W1 1.1.1.1
ip netns exec a traceroute -n -I -q1 -w1 -m5 8.8.8.8
ip netns exec a traceroute -n -q1 -w1 -m5 8.8.8.8
ip netns exec a ping -c1 -W1 203.0.113.77
ip netns exec a ping -c1 -W1 9.9.9.9
ip netns exec b ping -c1 -W1 8.8.8.8
sysctl -w net.ipv4.conf.vba.forwarding=0
ip netns exec a ping -c1 -W1 8.8.8.8
ip netns exec b ping -c1 -W1 8.8.8.8
ip netns exec b ping -c1 -W1 10.24.1.1
iptables -t nat -L POSTROUTING -n -v
conntrack -L
ip link set vbb down
ip netns exec b ping -c1 -W1 8.8.8.8
ip link set vbb up
ip netns exec b ping -c1 -W1 8.8.8.8
ip route
