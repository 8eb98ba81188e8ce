# which route wins: the longest prefix, then the lowest metric; and the lists of them
ip netns add a
ip netns add b
ip netns add c
ip link add ab type veth peer name ba
ip link set ab netns a
ip link set ba netns b
ip -n a addr add 10.11.0.1/24 dev ab
ip -n b addr add 10.11.0.2/24 dev ba
ip -n a link set ab up
ip -n b link set ba up
ip link add ac type veth peer name ca
ip link set ac netns a
ip link set ca netns c
ip -n a addr add 10.12.0.1/24 dev ac
ip -n c addr add 10.12.0.2/24 dev ca
ip -n a link set ac up
ip -n c link set ca up
ip -n b link set lo up
ip -n c link set lo up
ip -n b addr add 10.99.1.1/32 dev lo
ip -n c addr add 10.99.1.1/32 dev lo
ip -n a route add 10.99.0.0/16 via 10.11.0.2
ip -n a route add 10.99.1.0/24 via 10.12.0.2
ip -n a route get 10.99.1.1
ip netns exec a traceroute -n -I -q1 -w1 -m3 10.99.1.1
ip -n a route add 10.99.1.1 via 10.11.0.2
ip -n a route get 10.99.1.1
ip -n a route add 10.99.1.1 via 10.12.0.2
ip -n a route add 10.99.1.1 via 10.12.0.2 metric 5
ip -n a route append 10.99.1.1 via 10.12.0.2
ip -n a route prepend 10.99.1.1 via 10.12.0.2
ip -n a route
ip -n a route get 10.99.1.1
ip -n a route del 10.99.1.1
ip -n a route
ip -n a route del 10.99.1.1 via 10.11.0.2
ip -n a route del 10.99.1.1 metric 5
ip -n a route del 10.99.1.1 metric 7
ip -n a route
ip -n a route add default via 10.11.0.2 metric 200
ip -n a route add default via 10.12.0.2 metric 100
ip -n a route add default via 10.12.0.2 metric 100
ip -n a route
ip -n a route get 1.2.3.4
ip -n a route del default
ip -n a route get 1.2.3.4
ip -n a route replace default via 10.12.0.2
ip -n a route replace default via 10.11.0.2
ip -n a route change default via 10.12.0.2
ip -n a route change 10.55.0.0/16 via 10.12.0.2
ip -n a route show default
ip -n a route show 10.99.0.0/16
ip -n a route show root 10.99.0.0/16
ip -n a route show match 10.99.1.1
ip -n a route show exact 10.99.1.0/24
ip -n a route show via 10.12.0.2
ip -n a route show dev ab
ip -n a route show proto kernel
