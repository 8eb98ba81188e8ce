# packets whose source or destination no sender would choose, made by SNAT: groups, broadcasts, loopback, nobody;
# and what a host takes that has no address where they come in
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.94.0.1/24 dev a0
ip -n b addr add 10.94.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n b link set lo up
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec b iptables -A INPUT -p icmp
ip netns exec a iptables -t nat -A POSTROUTING -j SNAT --to-source 224.0.0.9
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a ping -c1 -W1 -I a0 224.0.0.1
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 255.255.255.255
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 127.0.0.1
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a ping -c1 -W1 -I a0 224.0.0.1
ip netns exec a ping -c1 -W1 -b 10.94.0.255
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 0.0.0.0
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 10.94.0.2
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a ping -c1 -W1 -b 10.94.0.255
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 10.94.0.255
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec a iptables -t nat -R POSTROUTING 1 -j SNAT --to-source 10.95.0.1
ip netns exec a ping -c1 -W1 -b 10.94.0.255
ip netns exec b sysctl -w net.ipv4.conf.all.rp_filter=1
ip netns exec a ping -c1 -W1 -b 10.94.0.255
ip netns exec a ping -c1 -W1 10.94.0.2
ip netns exec b iptables -L INPUT -n -v
# a host without an address on the link: what it sends, what it hears
ip netns exec a iptables -t nat -F
ip -n a addr flush dev a0
ip netns exec a ping -c1 -W1 -b 255.255.255.255
ip netns exec a ping -c1 -W1 -b -I a0 255.255.255.255
ip netns exec a ping -c1 -W1 -I a0 224.0.0.1
ip netns exec a ping -c1 -W1 -I a0 0.0.0.0
ip netns exec b iptables -L INPUT -n -v
ip netns exec b iptables -Z
# one that answers for an address on another device: no address here, the reverse-path filter asks where else
ip -n a addr add 10.94.0.1/24 dev a0
ip -n b addr flush dev b0
ip -n b addr add 10.94.9.1/32 dev lo
ip -n a route add 10.94.9.1 dev a0
ip -n b link add d0 type veth peer name d1
ip -n b link set d0 up
ip -n b link set d1 up
ip -n b addr add 10.96.0.1/24 dev d0
ip -n b route add 10.94.0.0/24 via 10.96.0.2
ip -n a neigh add 10.94.9.1 lladdr 02:00:00:00:94:02 dev a0
ip -n b link set b0 address 02:00:00:00:94:02
ip netns exec a ping -c1 -W1 10.94.9.1
ip netns exec b iptables -L INPUT -n -v
ip netns exec b sysctl -w net.ipv4.conf.all.rp_filter=2
ip netns exec a ping -c1 -W1 10.94.9.1
ip netns exec b iptables -L INPUT -n -v
ip netns exec b sysctl -w net.ipv4.conf.all.rp_filter=0
ip netns exec a ping -c1 -W1 10.94.9.1
ip netns exec b iptables -L INPUT -n -v
ip -n b route replace 10.94.0.0/24 dev b0 src 10.94.9.1
ip netns exec b sysctl -w net.ipv4.conf.all.rp_filter=1
ip netns exec a ping -c1 -W1 10.94.9.1
# a router to a route that is no unicast one
ip netns exec b sysctl -w net.ipv4.ip_forward=1
ip -n b route add multicast 10.97.0.0/24 dev d0
ip -n a route add 10.97.0.0/24 via 10.94.9.1
ip netns exec a ping -c1 -W1 10.97.0.1
# groups and the limited broadcast from a chosen source
ip netns exec a ping -c1 -W1 -I 10.94.0.1 224.0.0.1
ip netns exec a ping -c1 -W1 -b -I 10.94.0.1 255.255.255.255
# nobody as a destination: one's own address, else 127.0.0.1, looked up once more with what was found
ip netns add n
ip link add n0 type veth peer name n1
ip link set n0 netns n
ip link set n1 up
ip -n n link set n0 up
ip netns exec n ping -c1 -W1 0.0.0.0
ip netns exec n ping -c1 -W1 -I n0 0.0.0.0
ip -n n addr add 10.98.0.1/24 dev n0
ip netns exec n ping -c1 -W1 0.0.0.0
ip netns exec n ping -c1 -W1 -I n0 0.0.0.0
ip netns exec n ping -c1 -W1 -I 10.98.0.1 0.0.0.0
ip -n n link set lo up
ip netns exec n ping -c1 -W1 0.0.0.0
ip netns exec n ping -c1 -W1 -I n0 0.0.0.0
ip netns exec n ping -c1 -W1 -I 10.98.0.1 0.0.0.0
ip -n n addr del 10.98.0.1/24 dev n0
ip netns exec n ping -c1 -W1 -I n0 0.0.0.0
ip netns exec n ping -c1 -W1 -I lo 0.0.0.0
ip netns exec n traceroute -n -q1 -w1 0.0.0.0
