# a router that sends a packet back the way it came tells the sender of a shorter way
ip link add vb type bridge
ip link set vb up
ip netns add h
ip link add h0 type veth peer name h0-br
ip link set h0 netns h
ip link set h0-br master vb
ip -n h addr add 10.18.0.1/24 dev h0
ip -n h link set h0 up
ip link set h0-br up
ip netns add r1
ip link add e1 type veth peer name e1-br
ip link set e1 netns r1
ip link set e1-br master vb
ip -n r1 addr add 10.18.0.2/24 dev e1
ip -n r1 link set e1 up
ip link set e1-br up
ip netns add r2
ip link add e2 type veth peer name e2-br
ip link set e2 netns r2
ip link set e2-br master vb
ip -n r2 addr add 10.18.0.3/24 dev e2
ip -n r2 link set e2 up
ip link set e2-br up
ip -n r2 link set lo up
ip -n r2 addr add 10.99.0.1/24 dev lo
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n h route add default via 10.18.0.2
ip -n r1 route add 10.99.0.0/24 via 10.18.0.3
ip netns exec h ping -c3 -i 0.3 -W1 10.99.0.1
ip -n h route get 10.99.0.1
ip -n h route
ip -n h route show cache
ip netns exec h ping -c1 -W1 10.99.0.1
ip -n h neigh
ip netns exec h traceroute -n -I -q1 -w1 -m3 10.99.0.1
ip -n h route flush cache
ip -n h route get 10.99.0.1
ip netns exec h sysctl net.ipv4.conf.h0.accept_redirects net.ipv4.conf.all.accept_redirects net.ipv4.conf.h0.secure_redirects
ip netns exec h sysctl -w net.ipv4.conf.all.accept_redirects=0
ip netns exec h sysctl -w net.ipv4.conf.h0.accept_redirects=0
ip netns exec h ping -c2 -i 0.3 -W1 10.99.0.1
ip -n h route get 10.99.0.1
ip netns exec h sysctl -w net.ipv4.conf.h0.accept_redirects=1
ip netns exec r1 sysctl -w net.ipv4.conf.all.send_redirects=0
ip netns exec h ping -c1 -W1 10.99.0.1
ip netns exec r1 sysctl -w net.ipv4.conf.e1.send_redirects=0
ip netns exec h ping -c2 -i 0.3 -W1 10.99.0.1
ip -n h route get 10.99.0.1
ip netns exec r1 sysctl -w net.ipv4.ip_forward=0
ip netns exec h ping -c1 -W1 10.99.0.1
