# reports of a bridge's groups pass MASQUERADE, from no address and from one; redirects for flows translated and not
ip netns add h
ip netns add a
ip -n h link add br0 type bridge
ip link add a0 netns a type veth peer name p0 netns h
ip -n h link set p0 master br0
ip -n a link set a0 up
ip netns exec h iptables -t nat -A POSTROUTING -j MASQUERADE
ip netns exec h iptables -A OUTPUT -m addrtype --src-type UNSPEC
ip netns exec h iptables -A OUTPUT -m addrtype --src-type BROADCAST
ip netns exec h iptables -A OUTPUT -m addrtype --src-type LOCAL
ip netns exec h iptables -A OUTPUT -m addrtype ! --src-type LOCAL --dst-type MULTICAST
ip -n h link set p0 up
ip -n h link set br0 up
sleep 2
ip netns exec h iptables -t nat -L POSTROUTING -n -v -x
ip netns exec h iptables -L OUTPUT -n -v -x
ip netns exec h conntrack -L
ip netns exec h conntrack -F
ip -n h link set br0 down
ip -n h addr add 10.116.0.254/24 dev br0
ip netns exec h iptables -t nat -R POSTROUTING 1 -j MASQUERADE --random
ip netns exec h iptables -Z
ip -n h link set br0 up
sleep 2
ip netns exec h iptables -t nat -L POSTROUTING -n -v -x
ip netns exec h iptables -L OUTPUT -n -v -x
ip netns exec h conntrack -L
ip netns exec h conntrack -L -p igmp
# a network of another kind on the way: reports are of no protocol with ports
ip netns exec h conntrack -F
ip netns exec h iptables -t nat -F
ip -n h addr add 10.116.0.253/24 dev br0
ip netns exec h iptables -t nat -A POSTROUTING ! -p udp -j SNAT --to-source 10.116.0.253:5-6
ip -n h link set br0 down
ip -n h link set br0 up
sleep 2
ip netns exec h conntrack -L
# a shorter way: the redirect is believed, unless the flow that it is about is translated
ip netns add x
ip netns add y
ip netns add z
ip link add sw type bridge
ip link set sw up
for n in x y z; do ip link add ${n}0 netns $n type veth peer name ${n}-br; ip link set ${n}-br master sw; ip link set ${n}-br up; done
ip -n x addr add 10.116.1.1/24 dev x0
ip -n x addr add 10.116.1.9/24 dev x0
ip -n y addr add 10.116.1.253/24 dev y0
ip -n z addr add 10.116.1.254/24 dev z0
ip -n z addr add 10.116.2.1/32 dev z0
for n in x y z; do ip -n $n link set ${n}0 up; done
ip -n x route add 10.116.2.0/24 via 10.116.1.253
ip -n y route add 10.116.2.0/24 via 10.116.1.254
ip netns exec y sysctl -w net.ipv4.ip_forward=1
ip netns exec x iptables -t nat -A POSTROUTING -d 10.116.2.9 -j SNAT --to-source 10.116.1.9
ip netns exec x iptables -A INPUT -p icmp -m icmp --icmp-type redirect
ip netns exec x iptables -A INPUT -m conntrack --ctstate RELATED
ip netns exec x ping -c1 -W1 10.116.2.9
ip -n x route get 10.116.2.9
ip netns exec x iptables -L INPUT -n -v -x
ip netns exec x ping -c1 -W1 10.116.2.1
ip -n x route get 10.116.2.1
ip netns exec x iptables -L INPUT -n -v -x
