# More packets than may wait for one MAC address.
ip netns add a
ip netns add r
ip netns add b
ip link add a0 netns a type veth peer name r0 netns r
ip link add b0 netns b type veth peer name r1 netns r
ip -n a addr add 10.1.0.1/24 dev a0
ip -n r addr add 10.1.0.254/24 dev r0
ip -n r addr add 10.2.0.254/24 dev r1
ip -n b addr add 10.2.0.1/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.1.0.254
ip -n b route add default via 10.2.0.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -q -c265 -i 0.002 -W4 10.2.0.99
