# Redirects: forbidden to the router, unheeded by the host, and how many it takes until the router gives up
ip netns add a
ip netns add r
ip netns add s
ip netns add b
ip link add br0 type bridge
ip link set br0 up
for n in a r s; do ip link add ${n}0 type veth peer name p$n; ip link set ${n}0 netns $n; ip link set p$n master br0 up; done
ip link add b0 type veth peer name s1
ip link set b0 netns b
ip link set s1 netns s
ip -n a addr add 10.92.0.10/24 dev a0
ip -n r addr add 10.92.0.1/24 dev r0
ip -n s addr add 10.92.0.2/24 dev s0
ip -n s addr add 10.92.1.1/24 dev s1
ip -n b addr add 10.92.1.2/24 dev b0
for n in a r s; do ip -n $n link set ${n}0 up; done
ip -n s link set s1 up
ip -n b link set b0 up
ip -n a route add default via 10.92.0.1
ip -n r route add default via 10.92.0.2
ip -n b route add default via 10.92.1.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec s sysctl -w net.ipv4.ip_forward=1
ip netns exec a sysctl -w net.ipv4.conf.all.accept_redirects=0
ip netns exec a sysctl -w net.ipv4.conf.a0.accept_redirects=0
ip netns exec a ping -c1 -W1 10.92.1.2
ip netns exec r sysctl -w net.ipv4.conf.all.send_redirects=0
ip netns exec r sysctl -w net.ipv4.conf.r0.send_redirects=0
sleep 0.5
ip netns exec a ping -c1 -W1 10.92.1.2
ip netns exec r sysctl -w net.ipv4.conf.r0.send_redirects=1
ip netns exec a ping -q -n -i 0.2 -c75 -W1 10.92.1.2
ip netns exec a ping -n -c1 -W1 10.92.1.2
sleep 21
ip netns exec a ping -n -c1 -W1 10.92.1.2
ip netns exec a sysctl -w net.ipv4.conf.all.accept_redirects=1
ip netns exec a ping -n -c2 -i 0.2 -W1 10.92.1.2
ip -n a route get 10.92.1.2
ip -n r addr flush dev r0
ip netns exec a ping -n -c1 -W1 10.92.0.255
