# what reports of a smaller MTU teach: for a time (mtu_expires), renewed in its second half, no more than is known
# already, never below min_pmtu, and nothing where the MTU is locked
ip netns add h
ip netns add r
ip netns add d
ip link add h0 type veth peer name r0
ip link set h0 netns h
ip link set r0 netns r
ip link add r1 type veth peer name d0
ip link set r1 netns r
ip link set d0 netns d
ip -n h addr add 10.93.1.1/24 dev h0
ip -n r addr add 10.93.1.254/24 dev r0
ip -n r addr add 10.93.2.254/24 dev r1
ip -n d addr add 10.93.2.1/24 dev d0
ip -n h link set h0 up
ip -n r link set r0 up
ip -n r link set r1 up mtu 1300
ip -n d link set d0 up mtu 1300
ip -n h route add default via 10.93.1.254
ip -n d route add default via 10.93.2.254
ip netns exec r sysctl -w net.ipv4.ip_forward=1
ip netns exec h ping -c1 -W1 10.93.2.1
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
ip -n h route get 10.93.2.1
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
sleep 2
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
# half of its time has to pass before it is renewed
ip -n h route flush cache
ip netns exec h sysctl -w net.ipv4.route.mtu_expires=4
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
sleep 0.6
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
sleep 1.5
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
sleep 2.5
ip -n h route get 10.93.2.1
sleep 2
ip -n h route get 10.93.2.1
ip -n h route show cache
ip netns exec h sysctl -w net.ipv4.route.mtu_expires=600
# no more than is known already
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
ip -n r link set r1 mtu 1350
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
ip -n r link set r1 mtu 1250
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
ip -n h route change default via 10.93.1.254 mtu 1200
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
ip -n h route get 10.93.2.2
# a report of less than min_pmtu locks it: packets of that length at most, which may be cut
ip -n h route change default via 10.93.1.254
ip netns exec h sysctl -w net.ipv4.route.min_pmtu=1280
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
ip -n h route get 10.93.2.1
ip netns exec h ping -c1 -W1 -s 1272 -M do 10.93.2.1
ip netns exec h ping -c1 -W1 -s 1372 10.93.2.1
ip -n r link set r1 mtu 1100
ip netns exec h traceroute -n -F -q1 -w1 -m2 10.93.2.1 1400
ip -n h route get 10.93.2.1
ip netns exec h sysctl -w net.ipv4.route.min_pmtu=50
ip netns exec h sysctl -w net.ipv4.route.min_pmtu=552
# locked by the user
ip -n h route flush cache
ip -n h route change default via 10.93.1.254 mtu lock 1450
ip netns exec h ping -c1 -W1 -s 1372 -M do 10.93.2.1
ip netns exec h ping -c1 -W1 -s 1372 10.93.2.1
ip -n h route get 10.93.2.1
# a report that comes when the way is gone
ip -n h route change default via 10.93.1.254
ip netns exec h ping -c1 -W1 10.93.2.1
ip netns exec h sysctl -w net.ipv4.conf.all.arp_ignore=8
ip -n r neigh flush dev r0
ip netns exec h ping -c1 -W3 -s 1372 -M do 10.93.2.1 & sleep 0.3; ip -n h route del default; ip netns exec h sysctl -w net.ipv4.conf.all.arp_ignore=0; wait
ip -n h route add default via 10.93.1.254
ip -n h route get 10.93.2.1
