# Packets that end on their way out: dropped behind the routing decision, too long for where a mark sends them
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link add a1 type veth peer name r1
ip link add b0 type veth peer name r2
for n in a0 a1; do ip link set $n netns a; ip -n a link set $n up; done
for n in r0 r1 r2; do ip link set $n netns r; ip -n r link set $n up; done
ip link set b0 netns b
ip -n b link set b0 up
ip -n a addr add 10.93.0.2/24 dev a0
ip -n a addr add 10.93.1.2/24 dev a1
ip -n r addr add 10.93.0.1/24 dev r0
ip -n r addr add 10.93.1.1/24 dev r1
ip -n r addr add 10.93.2.1/24 dev r2
ip -n b addr add 10.93.2.2/24 dev b0
ip -n a route add default via 10.93.0.1
ip -n b route add default via 10.93.2.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip -n a link set lo up
ip netns exec a iptables -t mangle -A POSTROUTING -d 10.93.2.2 -j DROP
ip netns exec a ping -c1 -W1 10.93.2.2
ip netns exec a ping -b -c1 -W1 10.93.0.255
ip netns exec a iptables -t mangle -F POSTROUTING
ip netns exec a iptables -t mangle -A POSTROUTING -d 10.93.0.255 -j DROP
ip netns exec a ping -b -c1 -W1 10.93.0.255
ip netns exec a iptables -t mangle -F POSTROUTING
ip -n a link set a1 mtu 1200
ip -n a route add default via 10.93.1.1 table 7
ip -n a rule add fwmark 1 lookup 7
ip netns exec a iptables -t mangle -A OUTPUT -p icmp -j MARK --set-mark 1
ip netns exec a ping -c1 -W1 -s 100 10.93.2.2
ip netns exec a ping -c1 -W1 -s 1300 -M do 10.93.2.2
ip netns exec a ping -c1 -W1 -s 1300 -M want 10.93.2.2
ip netns exec a ping -c1 -W1 -s 1300 -M dont 10.93.2.2
ip netns exec a traceroute -n -I -F -q1 -w1 10.93.2.2 1300
ip netns exec a traceroute -n -F -q1 -w1 10.93.2.2 1300
ip netns exec a iptables -t mangle -F OUTPUT
ip -n a link set lo down
ip netns exec a iptables -t mangle -A OUTPUT -p icmp -j MARK --set-mark 1
ip netns exec a ping -c1 -W1 -s 1300 -M do 10.93.2.2
ip netns exec a iptables -t mangle -F OUTPUT
ip -n a link set lo up
ip -n a route add 10.93.2.0/24 via 10.93.0.1 mtu 1000
ip netns exec a traceroute -n -F -q1 -w1 10.93.2.2 1200
ip netns exec a traceroute -n -q1 -w1 10.93.2.2 1200
ip netns exec a ping -c1 -W1 -s 1200 -M do 10.93.2.2
ip -n a route del 10.93.2.0/24 via 10.93.0.1
ip -n r rule add iif r0 lookup 8
ip -n r route add 10.93.2.0/24 dev r2 table 8
ip -n r route add 10.93.0.0/24 dev r0 table 9
ip -n r rule add iif r2 lookup 9
ip -n r route del 10.93.2.0/24 dev r2
ip netns exec a ping -R -n -c1 -W1 10.93.2.2
ip -n a neigh add 10.93.1.9 lladdr ff:ff:ff:ff:ff:ff dev a1
ip -n a route add 10.93.2.0/24 via 10.93.1.9
ip netns exec a ping -c1 -W1 10.93.2.2
ip netns exec a ping -c1 -W1 -I a1 10.93.1.9
ip netns exec r iptables -A INPUT -p icmp -j REJECT
ip netns exec r sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
ip netns exec a ping -b -c1 -W1 10.93.0.255
ip netns exec r iptables -L INPUT -v -n -x
ip netns exec r iptables -F INPUT
ip netns exec a ping -b -c1 -W1 10.93.0.255
ip -n r route add prohibit 10.93.0.2
ip netns exec a ping -b -c1 -W1 10.93.0.255
ip -n r route del prohibit 10.93.0.2
ip netns exec r sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=1
ip -n a route del 10.93.2.0/24
ip -n r rule del iif r0
ip netns exec a ping -n -c1 -W1 10.93.77.7
ip netns exec a traceroute -n -q1 -w1 -m2 10.93.2.2
ip netns exec a ping -n -c1 -W1 -I 10.93.1.2 10.93.77.7
