# all, default and per device: what writing one does to the others; forwarding of what came in elsewhere
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link set a0 netns a
ip link set r0 netns r
ip -n a addr add 10.70.1.1/24 dev a0
ip -n r addr add 10.70.1.254/24 dev r0
ip -n a link set a0 up
ip -n r link set r0 up
ip netns exec r sysctl -w net.ipv4.conf.default.forwarding=1
ip link add r1 type veth peer name b0
ip link set r1 netns r
ip link set b0 netns b
ip -n r addr add 10.70.2.254/24 dev r1
ip -n b addr add 10.70.2.1/24 dev b0
ip -n r link set r1 up
ip -n b link set b0 up
ip -n a route add default via 10.70.1.254
ip -n b route add default via 10.70.2.254
ip netns exec r sysctl net.ipv4.ip_forward net.ipv4.conf.r0.forwarding net.ipv4.conf.r1.forwarding
ip netns exec a ping -c1 -W1 10.70.2.1
ip netns exec b ping -c1 -W1 10.70.1.1
ip netns exec r sysctl -w net.ipv4.conf.r0.forwarding=1
ip netns exec a ping -c1 -W1 10.70.2.1
ip netns exec r sysctl net.ipv4.conf.all.forwarding
ip netns exec r sysctl -w net.ipv4.ip_forward=0
ip netns exec r sysctl net.ipv4.conf.r0.forwarding net.ipv4.conf.default.forwarding
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec r sysctl net.ipv4.conf.r0.forwarding net.ipv4.conf.default.forwarding
ip netns exec a ping -c1 -W1 10.70.2.1
ip netns exec r sysctl -w net.ipv4.conf.r0.forwarding=0
ip netns exec a ping -c1 -W1 10.70.2.1
ip netns exec a ping -c1 -W1 10.70.2.254
ip netns exec b ping -c1 -W1 10.70.1.1
ip netns exec b ping -c1 -W1 10.70.1.254
ip netns exec r sysctl -w net.ipv4.conf.all.accept_redirects=1
ip netns exec r sysctl net.ipv4.conf.r0.accept_redirects net.ipv4.conf.r0.send_redirects net.ipv4.conf.all.send_redirects
ip -n r link add r9 type veth peer name r8
ip netns exec r sysctl net.ipv4.conf.r9.forwarding
ip netns exec r sysctl net.ipv4.conf.lo.forwarding
