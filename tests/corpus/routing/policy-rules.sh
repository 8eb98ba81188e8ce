# ip rule: from, to, iif, fwmark; order; tables; what the lists say
ip netns add a
ip netns add b
ip netns add c
ip link add ab type veth peer name ba
ip link set ab netns a
ip link set ba netns b
ip -n a addr add 10.14.0.1/24 dev ab
ip -n b addr add 10.14.0.2/24 dev ba
ip -n a link set ab up
ip -n b link set ba up
ip link add ac type veth peer name ca
ip link set ac netns a
ip link set ca netns c
ip -n a addr add 10.15.0.1/24 dev ac
ip -n c addr add 10.15.0.2/24 dev ca
ip -n a link set ac up
ip -n c link set ca up
ip -n b link set lo up
ip -n c link set lo up
ip -n b addr add 10.99.0.1/32 dev lo
ip -n c addr add 10.99.0.1/32 dev lo
ip -n b route add default via 10.14.0.1
ip -n c route add default via 10.15.0.1
ip -n a addr add 10.14.0.11/24 dev ab
ip -n a rule
ip -n a rule add from 10.14.0.11 table 100
ip -n a route add default via 10.15.0.2 table 100
ip -n a route add default via 10.14.0.2
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1 from 10.14.0.11
ip netns exec a traceroute -n -I -q1 -w1 -m2 10.99.0.1
ip netns exec a traceroute -n -I -q1 -w1 -m2 -s 10.14.0.11 10.99.0.1
ip netns exec a ping -c1 -W1 -I 10.14.0.11 10.99.0.1
ip -n a rule add to 10.99.0.1 lookup 101 pref 50
ip -n a route add 10.99.0.1 via 10.15.0.2 table 101
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a rule add to 10.99.0.1 prohibit pref 40
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a rule del pref 40
ip -n a rule add to 10.99.0.1 blackhole pref 41
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a rule del pref 41
ip -n a rule add to 10.99.0.1 unreachable pref 42
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a rule del pref 42
ip -n a rule
ip -n a route show table 100
ip -n a route show table all
ip -n a rule del from 10.14.0.11
ip -n a rule del from 10.14.0.11
ip -n a rule add from 10.14.0.0/24 table 100 priority 50
ip -n a rule add from 10.14.0.0/24 table 100 priority 50
ip -n a rule add fwmark 0x1 table 100
ip -n a rule add not from 10.14.0.0/24 table 102
ip -n a rule add iif ab table 103
ip -n a rule add oif ab table 104
ip -n a rule add from all
ip -n a rule show
ip -n a rule flush
ip -n a rule
ip netns exec a ping -c1 -W1 10.99.0.1
