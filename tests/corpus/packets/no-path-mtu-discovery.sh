# ip_no_pmtu_disc: what a host does with "fragmentation needed", and whether it forbids to cut its packets
ip netns add a
ip netns add r
ip netns add b
ip link add a0 type veth peer name r0
ip link add b0 type veth peer name r1
ip link set a0 netns a
ip link set r0 netns r
ip link set r1 netns r
ip link set b0 netns b
ip -n a addr add 10.94.0.2/24 dev a0
ip -n r addr add 10.94.0.1/24 dev r0
ip -n r addr add 10.94.1.1/24 dev r1
ip -n b addr add 10.94.1.2/24 dev b0
ip -n a link set a0 up
ip -n r link set r0 up
ip -n r link set r1 up mtu 1000
ip -n b link set b0 up mtu 1000
ip -n a route add default via 10.94.0.1
ip -n b route add default via 10.94.1.1
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec a sysctl -w net.ipv4.ip_no_pmtu_disc=1
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 10.94.1.2
ip -n a route get 10.94.1.2
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 -M want 10.94.1.2
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 -M do 10.94.1.2
ip -n a route get 10.94.1.2
ip netns exec a traceroute -n -F -q1 -w1 -m3 10.94.1.2 1200
ip -n a route get 10.94.1.2
ip netns exec a traceroute -n -q1 -w1 -m3 10.94.1.2 1200
ip -n a route flush cache
ip netns exec a sysctl -w net.ipv4.ip_no_pmtu_disc=2
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 10.94.1.2
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 -M do 10.94.1.2
ip -n a route get 10.94.1.2
ip netns exec a traceroute -n -F -q1 -w1 -m3 10.94.1.2 1200
ip netns exec a sysctl -w net.ipv4.ip_no_pmtu_disc=3
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 -M do 10.94.1.2
ip netns exec a traceroute -n -F -q1 -w1 -m3 10.94.1.2 1200
ip -n a route get 10.94.1.2
ip netns exec a sysctl -w net.ipv4.ip_no_pmtu_disc=0
ip netns exec a ping -n -c2 -i 0.2 -W1 -s 1200 -M do 10.94.1.2
ip -n a route get 10.94.1.2
ip -n a route flush cache
ip netns exec a traceroute -n -F -q1 -w1 -m3 10.94.1.2 1200
ip netns exec a traceroute -n -I -F -q1 -w1 -m3 10.94.1.2 1200
ip -n a route get 10.94.1.2
