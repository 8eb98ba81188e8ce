# br_netfilter: rules that ask for ports of a bridge, and a translated packet that waits for a neighbour behind the bridge
ip link add vb type bridge
ip link set vb up
ip addr add 10.117.0.254/24 dev vb
ip netns add a
ip netns add b
ip netns add c
for n in a b c; do ip link add ${n}0 netns $n type veth peer name ${n}-br; ip link set ${n}-br master vb; ip link set ${n}-br up; done
ip -n a addr add 10.117.0.1/24 dev a0
ip -n b addr add 10.117.0.2/24 dev b0
ip -n c addr add 10.117.0.3/24 dev c0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n c link set c0 up
sysctl -w net.ipv4.ip_forward=1
sysctl -w net.bridge.bridge-nf-call-iptables=1
iptables -A FORWARD -m physdev --physdev-in a-br --physdev-out b-br
iptables -A FORWARD -m physdev --physdev-in a+ ! --physdev-out b-br
iptables -A FORWARD -m physdev --physdev-is-in
iptables -A FORWARD -m physdev ! --physdev-is-out
iptables -A FORWARD -m physdev --physdev-is-bridged
iptables -A FORWARD -m physdev ! --physdev-is-bridged
iptables -A INPUT -m physdev --physdev-is-in
iptables -A INPUT -m physdev --physdev-is-bridged
iptables -A POSTROUTING -t mangle -m physdev --physdev-is-out
iptables -A POSTROUTING -t mangle -m physdev --physdev-out b+
iptables -A OUTPUT -m physdev --physdev-out b-br
iptables -A OUTPUT -m physdev --physdev-is-bridged --physdev-out b-br
ip netns exec a ping -c1 -W1 10.117.0.2
ip netns exec a ping -c1 -W1 10.117.0.254
ping -c1 -W1 10.117.0.2
iptables -L -n -v -x
iptables -t mangle -L POSTROUTING -n -v -x
# a name of b's that the bridge translates; the frames stay at the bridge
iptables -t nat -A PREROUTING -d 10.117.0.9 -j DNAT --to-destination 10.117.0.2
ip -n a neigh add 10.117.0.9 lladdr 02:00:00:00:00:99 dev a0
ip netns exec a ping -c1 -W1 10.117.0.9
conntrack -L
iptables -t nat -L PREROUTING -n -v -x
# packets for elsewhere: the rules know by which port they came in, until they have left
ip link add o0 type veth peer name o1 netns b
ip addr add 10.117.1.254/24 dev o0
ip link set o0 up
ip -n b link set o1 up
ip -n b addr add 10.117.1.2/24 dev o1
ip -n a route add 10.117.1.0/24 via 10.117.0.254
iptables -Z
ip netns exec a ping -c1 -W1 10.117.1.2
iptables -L -n -v -x
# c does not answer for a while: the packets that wait for its address have each opened the flow; the first one gets it
iptables -t nat -R PREROUTING 1 -d 10.117.0.9 -j DNAT --to-destination 10.117.0.3
iptables -Z
iptables -t nat -Z
conntrack -F
ip netns exec c sysctl -w net.ipv4.conf.all.arp_ignore=8
ip netns exec a ping -c3 -i 0.2 -W3 -e 7 10.117.0.9 >/dev/null 2>&1 &
sleep 0.7
ip neigh show to 10.117.0.3
ip netns exec c sysctl -w net.ipv4.conf.all.arp_ignore=0
sleep 2
ip neigh show to 10.117.0.3
conntrack -L -p icmp -d 10.117.0.9
iptables -t nat -L PREROUTING -n -v -x
iptables -L FORWARD -n -v -x
