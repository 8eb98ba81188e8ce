# source translation: by address, for some destinations only, an address that nobody has, and a flow begun before
ip netns add in
ip netns add r
ip netns add out
ip link add i0 type veth peer name r0
ip link set i0 netns in
ip link set r0 netns r
ip -n in addr add 10.42.1.1/24 dev i0
ip -n r addr add 10.42.1.254/24 dev r0
ip -n in link set i0 up
ip -n r link set r0 up
ip link add r1 type veth peer name o0
ip link set r1 netns r
ip link set o0 netns out
ip -n r addr add 10.42.2.254/24 dev r1
ip -n out addr add 10.42.2.1/24 dev o0
ip -n r link set r1 up
ip -n out link set o0 up
ip -n in route add default via 10.42.1.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec in ping -c1 -W1 10.42.2.1
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE
ip netns exec in ping -c1 -W1 10.42.2.1
ip -n out neigh
ip netns exec r conntrack -L
ip netns exec out ping -c1 -W1 10.42.1.1
ip -n out route add 10.42.1.0/24 via 10.42.2.254
ip netns exec out ping -c1 -W1 10.42.1.1
ip netns exec r iptables -t nat -L -n -v
ip netns exec r iptables -t nat -F
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -A POSTROUTING -s 10.42.1.0/24 ! -d 10.42.1.0/24 -j SNAT --to-source 10.42.2.77
ip netns exec in ping -c1 -W1 10.42.2.1
ip -n out neigh
ip -n r addr add 10.42.2.77/24 dev r1
ip netns exec in ping -c1 -W1 10.42.2.1
ip netns exec in traceroute -n -I -q1 -w1 -m3 10.42.2.1
ip netns exec r iptables -t nat -I POSTROUTING 1 -d 10.42.2.1 -j ACCEPT
ip netns exec in ping -c1 -W1 10.42.2.1
ip netns exec r conntrack -L
ip netns exec r iptables -t nat -D POSTROUTING 1
ip -n out route del 10.42.1.0/24
ip netns exec in ping -c1 -W1 10.42.2.1
ip netns exec in ping -c1 -W1 10.42.2.99
ip netns exec r iptables -t nat -L POSTROUTING -n -v
ip netns exec r iptables -t nat -A INPUT -j SNAT --to-source 10.42.9.9
ip netns exec in ping -c1 -W1 10.42.1.254
ip netns exec r iptables -t nat -S
