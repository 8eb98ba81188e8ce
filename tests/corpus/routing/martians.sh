# sources and destinations that may not be: loopback, own address, broadcast and zero as a source
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.63.0.1/24 dev a0
ip -n b addr add 10.63.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a link set lo up
ip -n b link set lo up
ip netns exec a ping -c1 -W1 10.63.0.2
ip -n a addr add 10.63.0.2/32 dev lo
ip netns exec b ping -c1 -W1 10.63.0.1
ip netns exec a ping -c1 -W1 10.63.0.2
ip -n a addr del 10.63.0.2/32 dev lo
ip -n a addr add 127.0.0.9/8 dev a0
ip -n a route add 10.99.0.1 via 10.63.0.2 src 127.0.0.9
ip -n b addr add 10.99.0.1/32 dev lo
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a ping -c1 -W1 -I 127.0.0.9 10.63.0.2
ip netns exec a iptables -t nat -A POSTROUTING -o a0 -j SNAT --to-source 10.63.0.2
ip netns exec a ping -c1 -W1 10.63.0.2
ip netns exec a iptables -t nat -F
ip netns exec a iptables -t nat -A POSTROUTING -o a0 -j SNAT --to-source 127.0.0.1
ip netns exec a ping -c1 -W1 10.63.0.2
ip netns exec a iptables -t nat -F
ip netns exec a iptables -t nat -A POSTROUTING -o a0 -j SNAT --to-source 10.63.0.255
ip netns exec a ping -c1 -W1 10.63.0.2
ip netns exec b sysctl -w net.ipv4.conf.all.log_martians=1
ip netns exec a ping -c1 -W1 10.63.0.2
ip netns exec b sysctl -w net.ipv4.conf.all.route_localnet=1
ip netns exec b sysctl -w net.ipv4.conf.b0.accept_local=1
ip netns exec a iptables -t nat -F
ip netns exec a iptables -t nat -A POSTROUTING -o a0 -j SNAT --to-source 10.63.0.2
ip netns exec a ping -c1 -W1 10.63.0.2
ip -n b neigh
ip -n b route get 10.63.0.2 from 127.0.0.1 iif b0
ip -n b route get 10.63.0.2 from 10.63.0.2 iif b0
ip -n b route get 10.63.0.2 from 10.63.0.255 iif b0
ip -n b route get 10.63.0.255 from 10.63.0.1 iif b0
ip -n b route get 127.0.0.1 from 10.63.0.1 iif b0
ip -n b route get 10.77.0.1 from 10.63.0.1 iif b0
ip -n b route get 10.63.0.2 from 10.63.0.1 iif nosuch
