# a masqueraded flow holds to its way out; rules that come after a flow has begun; redirects; bridges that report groups
ip netns add a
ip netns add r
ip netns add p
ip netns add q
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add r1 netns r type veth peer name p0 netns p
ip link add r2 netns r type veth peer name q0 netns q
ip link add p1 netns p type veth peer name b0 netns b
ip link add q1 netns q type veth peer name b1 netns b
ip -n a addr add 10.114.1.1/24 dev a0
ip -n r addr add 10.114.1.254/24 dev r0
ip -n r addr add 10.114.2.1/24 dev r1
ip -n r addr add 10.114.3.1/24 dev r2
ip -n p addr add 10.114.2.254/24 dev p0
ip -n q addr add 10.114.3.254/24 dev q0
ip -n p addr add 10.114.4.254/24 dev p1
ip -n q addr add 10.114.5.254/24 dev q1
ip -n b addr add 10.114.4.1/24 dev b0
ip -n b addr add 10.114.5.1/24 dev b1
ip -n b addr add 10.114.9.9/32 dev lo
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n r link set r2 up
ip -n p link set p0 up
ip -n p link set p1 up
ip -n q link set q0 up
ip -n q link set q1 up
ip -n b link set b0 up
ip -n b link set b1 up
ip -n b link set lo up
ip -n a route add default via 10.114.1.254
ip -n r route add 10.114.9.9 via 10.114.2.254
ip -n p route add 10.114.9.9 via 10.114.4.1
ip -n q route add 10.114.9.9 via 10.114.5.1
ip -n b route add 10.114.2.0/24 via 10.114.4.254
ip -n b route add 10.114.3.0/24 via 10.114.5.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec p sysctl -w net.ipv4.ip_forward=1
ip netns exec q sysctl -w net.ipv4.ip_forward=1
ip netns exec r iptables -t nat -A POSTROUTING -s 10.114.1.0/24 -j MASQUERADE
ip netns exec a ping -c1 -W1 -e 3 10.114.9.9
ip netns exec r conntrack -L
# the other way out: the flow's next packet ends with the flow, the one after it begins anew
ip -n r route replace 10.114.9.9 via 10.114.3.254
ip netns exec a ping -c1 -W1 -e 3 10.114.9.9
ip netns exec r conntrack -L
ip netns exec a ping -c1 -W1 -e 3 10.114.9.9
ip netns exec r conntrack -L
# SNAT does not mind
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -A POSTROUTING -s 10.114.1.0/24 -j SNAT --to-source 10.114.2.1
ip netns exec a ping -c1 -W1 -e 3 10.114.9.9
ip -n r route replace 10.114.9.9 via 10.114.2.254
ip netns exec a ping -c1 -W1 -e 3 10.114.9.9
ip netns exec r conntrack -L
# a flow that nobody has answered is as old as one that was: a later rule is asked, and changes nothing
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F
ip netns exec r iptables -t nat -X
ip netns exec r iptables -A FORWARD -m conntrack --ctstate NEW
ip -n b link set lo down
ip netns exec a ping -c1 -W1 -e 4 10.114.9.8
ip -n r route add 10.114.9.8 via 10.114.2.254
ip netns exec a ping -c1 -W1 -e 4 10.114.9.8
ip netns exec r iptables -t nat -A POSTROUTING -o r1 -j MASQUERADE
ip netns exec r iptables -t nat -A PREROUTING -i r0 -j DNAT --to-destination 10.114.4.1
ip netns exec a ping -c1 -W1 -e 4 10.114.9.8
ip netns exec r conntrack -L
ip netns exec r iptables -t nat -L -n -v -x
ip netns exec r iptables -L FORWARD -n -v -x
ip netns exec r conntrack -F
ip netns exec a ping -c1 -W1 -e 4 10.114.9.8
ip netns exec r conntrack -L
# MASQUERADE where no device has an address that may leave the host
ip -n r addr flush dev r0
ip -n r addr flush dev r1
ip -n r addr flush dev r2
ip -n r addr add 10.114.1.254/24 dev r0 scope link
ip -n r addr add 10.114.2.1/24 dev r1 scope link
ip netns exec r conntrack -F
ip netns exec r iptables -t nat -F PREROUTING
ip netns exec a ping -c1 -W1 -e 6 10.114.2.254
ip netns exec r iptables -t nat -L POSTROUTING -n -v -x
ip netns exec r conntrack -L
