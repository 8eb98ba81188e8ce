# Half a datagram: the first piece or the second is lost on the way, with conntrack at the end, before it, or nowhere
ip netns add a
ip netns add r
ip netns add b
ip netns add c
ip link add a0 type veth peer name r0
ip link add b0 type veth peer name r1
ip link add c0 type veth peer name r2
for n in a b c; do ip link set ${n}0 netns $n; ip -n $n link set ${n}0 up; done
for n in 0 1 2; do ip link set r$n netns r; ip -n r link set r$n up; ip -n r addr add 10.96.$n.1/24 dev r$n; done
ip -n a addr add 10.96.0.2/24 dev a0
ip -n b addr add 10.96.1.2/24 dev b0
ip -n c addr add 10.96.2.2/24 dev c0
for n in a b c; do ip -n $n route add default dev ${n}0; done
ip -n a route replace default via 10.96.0.1
ip -n b route replace default via 10.96.1.1
ip -n c route replace default via 10.96.2.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec c iptables -A INPUT -m conntrack --ctstate INVALID -j DROP
ip netns exec r iptables -A FORWARD -i r0 -p icmp ! -f -j DROP
ip netns exec a ping -c1 -W1 -s 3000 10.96.1.2
ip netns exec a ping -c1 -W1 -s 3000 10.96.2.2
ip netns add d
ip link add d0 type veth peer name c1
ip link set d0 netns d
ip link set c1 netns c
ip -n c link set c1 up
ip -n d link set d0 up
ip -n c addr add 10.96.3.1/24 dev c1
ip -n d addr add 10.96.3.2/24 dev d0
ip -n d route add default via 10.96.3.1
ip -n r route add 10.96.3.0/24 via 10.96.2.2
ip netns exec c sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -F FORWARD
ip netns exec a ping -c1 -W1 -s 3000 10.96.3.2
ip netns exec r iptables -A FORWARD -i r0 -f -j DROP
ip netns exec a ping -c1 -W1 -s 3000 10.96.3.2
ip netns exec a ping -c1 -W1 -s 3000 10.96.2.2
ip netns exec a ping -c1 -W36 -s 3000 10.96.1.2
ip netns exec r iptables -L FORWARD -v -n -x
ip -n b -s link show b0
ip -n c -s link show c0
ip netns exec r iptables -F FORWARD
ip netns exec a ping -c1 -W1 -s 3000 10.96.1.2
ip netns exec a ping -c1 -W1 -s 3000 10.96.2.2
