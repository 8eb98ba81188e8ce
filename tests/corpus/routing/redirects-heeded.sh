# what redirects teach, and when they are not believed: shared_media, secure_redirects, a gateway off the link,
# a redirect that comes in by another device, one's own address as a gateway
ip link add vb type bridge
ip link set vb up
ip netns add h
ip netns add r1
ip netns add r2
ip link add h0 type veth peer name h0-br
ip link set h0 netns h
ip link set h0-br master vb up
ip link add h1 type veth peer name h1-br
ip link set h1 netns h
ip link set h1-br master vb up
ip link add e1 type veth peer name e1-br
ip link set e1 netns r1
ip link set e1-br master vb up
ip link add e2 type veth peer name e2-br
ip link set e2 netns r2
ip link set e2-br master vb up
ip -n h addr add 10.90.0.1/24 dev h0
ip -n h link set h0 up
ip -n r1 addr add 10.90.0.2/24 dev e1
ip -n r1 link set e1 up
ip -n r2 addr add 10.90.0.3/24 dev e2
ip -n r2 link set e2 up
ip -n r2 link set lo up
ip -n r2 addr add 10.99.0.1/24 dev lo
ip -n r2 addr add 10.99.0.2/24 dev lo
ip -n r2 addr add 10.99.0.3/24 dev lo
ip -n r2 addr add 10.99.0.4/24 dev lo
ip -n r2 addr add 10.99.0.5/24 dev lo
ip netns exec r1 sysctl -w net.ipv4.ip_forward=1
ip -n h route add 10.99.0.0/24 via 10.90.0.2
ip -n r1 route add 10.99.0.0/24 via 10.90.0.3
ip netns exec h ping -c1 -W1 10.90.0.3
# a link that is not shared: only one's neighbours in the same subnet, and only a gateway that one has
ip netns exec h sysctl -w net.ipv4.conf.all.shared_media=0
ip netns exec h sysctl -w net.ipv4.conf.h0.shared_media=0
ip netns exec h ping -c1 -W1 10.99.0.1
ip -n h route get 10.99.0.1
ip netns exec h sysctl -w net.ipv4.conf.all.secure_redirects=0
ip netns exec h sysctl -w net.ipv4.conf.h0.secure_redirects=0
sleep 0.2
ip netns exec h ping -c1 -W1 10.99.0.1
ip -n h route get 10.99.0.1
ip netns exec h sysctl -w net.ipv4.conf.all.secure_redirects=1
ip -n h route add default via 10.90.0.3
sleep 0.3
ip netns exec h ping -c1 -W1 10.99.0.2
ip -n h route get 10.99.0.2
# the other router in a subnet that is not the host's
ip -n h route flush cache
ip -n r1 addr add 10.91.0.2/24 dev e1
ip -n r2 addr add 10.91.0.3/24 dev e2
ip -n r1 route replace 10.99.0.0/24 via 10.91.0.3
ip -n h route add 10.91.0.0/24 dev h0
ip netns exec h sysctl -w net.ipv4.conf.all.secure_redirects=0
ip netns exec h ping -c1 -W1 10.91.0.3
sleep 0.5
ip netns exec h ping -c1 -W1 10.99.0.3
ip -n h route get 10.99.0.3
ip netns exec h sysctl -w net.ipv4.conf.all.shared_media=1
sleep 1
ip netns exec h ping -c1 -W1 10.99.0.3
ip -n h route get 10.99.0.3
# a redirect that comes in by another device than the way it speaks of
ip -n h route flush cache
ip -n r1 route replace 10.99.0.0/24 via 10.90.0.3
ip -n h addr add 10.90.0.4/24 dev h1
ip -n h link set h1 up address 02:00:00:00:90:04
ip -n r1 neigh replace 10.90.0.4 lladdr 02:00:00:00:90:04 dev e1
ip netns exec h ping -c1 -W1 -I 10.90.0.4 10.99.0.4
ip -n h route get 10.99.0.4 from 10.90.0.4
ip -n h route get 10.99.0.4
ip -n h route show cache
# a new gateway that is one's own address
ip -n r1 route replace 10.99.0.5/32 via 10.90.0.1
sleep 1.5
ip netns exec h ping -c1 -W1 10.99.0.5
ip -n h route get 10.99.0.5
# a new gateway whose MAC must be asked for first; a sender who has forgotten the way meanwhile
ip netns add f
ip link add f0 type veth peer name f0-br
ip link set f0 netns f
ip link set f0-br master vb up
ip -n f addr add 10.90.0.6/24 dev f0
ip -n f link set f0 up
ip -n f route add 10.99.0.0/24 via 10.90.0.2
ip -n r1 neigh replace 10.90.0.3 lladdr 02:00:00:00:90:77 dev e1
ip netns exec f ping -c1 -W1 10.99.0.1
ip -n f neigh
ip -n f route get 10.99.0.1
# a group as a new gateway; a redirect that comes when the way is gone
ip -n r1 neigh del 10.90.0.3 dev e1
ip -n r1 route add 224.0.0.0/24 dev e1
ip -n r1 route add 10.99.0.9/32 via 224.0.0.9
ip -n r1 route
sleep 1
ip netns exec f ping -c1 -W1 10.99.0.9
ip -n f route get 10.99.0.9
ip netns exec f sysctl -w net.ipv4.conf.all.arp_ignore=8
ip -n r1 neigh flush to 10.90.0.6
ip netns exec r2 sysctl -w net.ipv4.icmp_echo_ignore_all=1
sleep 1
ip netns exec f ping -c1 -W2 10.99.0.2 & sleep 0.3; ip -n f route del 10.99.0.0/24; ip netns exec f sysctl -qw net.ipv4.conf.all.arp_ignore=0; wait
ip -n f route add 10.99.0.0/24 via 10.90.0.2
ip -n f route get 10.99.0.2
