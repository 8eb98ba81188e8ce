# blackhole, unreachable, prohibit and throw in one's own table; and without any route
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.13.0.1/24 dev a0
ip -n b addr add 10.13.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec a ping -c1 -W1 10.50.0.1
ip -n a route add blackhole 10.50.0.0/24
ip netns exec a ping -c1 -W1 10.50.0.1
ip -n a route add unreachable 10.51.0.0/24
ip netns exec a ping -c1 -W1 10.51.0.1
ip -n a route add prohibit 10.52.0.0/24
ip netns exec a ping -c1 -W1 10.52.0.1
ip -n a route add throw 10.53.0.0/24
ip netns exec a ping -c1 -W1 10.53.0.1
ip -n a route
ip -n a route get 10.50.0.1
ip -n a route get 10.51.0.1
ip -n a route get 10.52.0.1
ip -n a route get 10.53.0.1
ip -n a route get 10.54.0.1
ip netns exec a traceroute -n -I -q1 -w1 -m2 10.50.0.1
ip netns exec a traceroute -n -q1 -w1 -m2 10.52.0.1
ip -n a route add default via 10.13.0.2
ip netns exec a ping -c1 -W1 10.53.0.1
ip netns exec a ping -c1 -W1 10.50.0.1
ip -n a route add 10.50.0.1 via 10.13.0.2
ip netns exec a ping -c1 -W1 10.50.0.1
ip -n a route add blackhole 10.13.0.2
ip netns exec a ping -c1 -W1 10.13.0.2
ip netns exec b ping -c1 -W1 10.13.0.1
ip -n a route add blackhole 10.13.0.1
ip netns exec b ping -c1 -W1 10.13.0.1
ip -n a route del blackhole 10.13.0.2
ip netns exec b ping -c1 -W1 10.13.0.1
ip -n a route add unreachable default metric 4278198272
ip -n a route del default via 10.13.0.2
ip netns exec a ping -c1 -W1 10.60.0.1
ip -n a route show type blackhole
ip -n a route show type unreachable
ip netns exec a route -n
