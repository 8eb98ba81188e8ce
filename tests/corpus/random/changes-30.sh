# Random changes of addresses, routes and rules (30)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip route add 10.0.0.9 via 192.168.17.2 scope global
ip addr add 10.0.0.3/8 dev br0 metric 50
ip route add 10.0.0.0/8 via 10.0.0.255 proto kernel
ip route add 10.0.0.0/25 via 10.0.1.9 dev vd onlink src 10.0.1.2 proto 50
ip -n n link set vb up
ip route change 192.168.50.7 nexthop dev va weight 3 nexthop dev br0 nexthop via 10.0.0.255 dev vc weight 3 table 100
ip addr
ip route show table all
ip route replace 192.168.50.7 via 172.16.0.9 dev vd table 100
ip route add default via 10.0.0.9 dev vd
ip route del 192.168.50.7
ip rule add oif vc table 0
ip addr add 10.0.0.130/31 dev va brd +
ip route show table all
ip addr
ip route show table all
ip link set vd up
ip rule add from 10.0.0.0/24 lookup main suppress_prefixlength 0
ip link set br0 down
ip route del 192.168.50.0/24
ip link set vc up
ip route del 192.168.50.0/24 table 200
ip addr
ip route show table all
ip addr add 10.0.0.5/25 dev lo scope host
ip route get 10.0.0.3 oif br0
ip link set lo up
ip addr del 10.0.0.5 dev va
ip route del 10.0.0.0/8
ip -n n link set vb up
ip addr
ip route show table all
ip addr del 172.16.0.1/25 dev va
ip route change 10.0.1.0/24 via 10.0.0.255 metric 5
ip addr del 10.0.0.2/24 dev va
ip addr add 10.0.0.3/16 dev va scope host
ip link set vc master br0
ip route del 10.0.0.0/8 table 100
ip addr
ip route show table all
ip addr replace 10.0.0.130/24 dev vd
ip addr add 10.0.0.130/30 dev vc peer 10.0.0.9/24
ip route add 10.0.0.0/8 via 10.0.0.1 scope link
ip route prepend 10.0.0.0/25 nexthop via 192.168.17.2 nexthop via 10.0.0.200 dev va weight 3
ip addr del 10.0.0.2/24 dev vc
ip addr add 10.0.0.1/32 dev lo label va:1
ip addr
ip route show table all
ip addr add 10.0.0.5/16 dev vc noprefixroute
ip route get 127.0.0.1
ip route
ip route add default via 10.0.0.1
ip addr del 10.0.0.130 dev vd
ip route del default via 10.0.0.9
ip addr
ip route show table all
ip -n n link set vb down
ip link set vc up
ip addr add 10.0.1.1/30 dev br0 scope link
ip route change 10.0.0.128/25 via 10.0.0.200 src 10.0.0.3 proto kernel table main
ip addr
ip link set br0 mtu 1400
ip addr
ip route show table all
ip addr change 10.0.1.2/24 dev va metric 7
ip route get 10.0.0.5
ip link set vd mtu 1500
ip link set vx name vc
ifconfig va up
ip route del 10.0.0.1 via 10.0.0.9 dev br0 table main
ip addr
ip route show table all
ip addr del 10.0.1.1/32 dev lo
ip link set br0 up
sysctl -w net.ipv4.conf.all.promote_secondaries=2
ip route append 10.0.0.0/8 nexthop via 192.168.17.2 weight 3 nexthop via 172.16.0.9 dev vd weight 3
ip route add broadcast 192.168.50.7
route -n
ip addr
ip route show table all
ip route flush root 10.0.0.0/8
sysctl -w net.ipv4.conf.default.ignore_routes_with_linkdown=2
ip rule del to 10.0.1.0/24
ip route get 10.0.0.255 mark 7
ip route prepend 10.0.0.0/24 via 10.0.0.255 dev br0 onlink table 200
ip route get 10.0.0.2 from 10.0.0.9 iif va
ip addr
ip route show table all
ip addr add 10.0.0.2/8 dev vd label va:1
ip addr add 10.0.0.2/16 dev va
ip link set vd master br0
ip link set vd master br0
ip route add 172.16.0.0/16 via 10.0.0.255 src 10.0.0.1 scope host mtu 1400
ip route del 10.0.0.0/24 table local
ip addr
ip route show table all
ip addr add 10.0.0.130/16 dev va scope link
ip rule
ip addr del 10.0.0.5 dev lo
ip route show table all
ip route
ip route get 127.0.0.1
ip addr
ip route show table all
ip link set vc up
ip link set vc nomaster
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
