# Without carrier: linkdown, dead, and a gateway that is one's own address
ip link add vc type veth peer name vd
ip addr add 10.0.0.1/24 dev vc
ip link set vc up
ip route
sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
ip route
ip route get 10.0.0.9
sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
sysctl -w net.ipv4.conf.vc.ignore_routes_with_linkdown=1
ip route
ip route get 10.0.0.9
ip -j route
ip route add 10.5.0.0/16 nexthop via 10.0.0.9 nexthop via 192.168.17.2
ip route show 10.5.0.0/16
ip route get 10.5.0.1
ip route get 10.5.0.2
ip route get 10.5.0.3
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip addr add 10.0.0.1/24 dev va
ip link set va up
ip -n n link set vb up
ip -n n addr add 10.0.0.2/24 dev vb
ip -n n addr add 10.55.0.1/24 dev vb
ip route add 10.55.0.0/24 via 10.0.0.1
ip route get 10.55.0.1
ping -c1 -W1 10.55.0.1
ip route
ip route add 10.56.0.0/24 via 10.0.0.1 dev va onlink
ip route add 10.57.0.0/24 via 10.0.0.2
ip route get 10.57.0.1
