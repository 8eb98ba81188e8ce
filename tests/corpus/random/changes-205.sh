# Random changes of addresses, routes, rules and places (205)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip link set va mtu 1500
sysctl -w net.ipv4.conf.default.ignore_routes_with_linkdown=2
ip addr del 10.0.0.3/24 dev vc
ip addr
ip route prepend 192.168.50.0/24 via 10.0.0.9 dev lo
ip addr flush dev vc scope link
ip addr
ip route show table all
ip route add 10.0.0.0/24 dev vd proto static
ip route get 10.0.0.255 mark 7
ip route del default via 10.0.0.1 dev va onlink
ip route add 172.16.0.0/16 via 172.16.0.9
ip route del 192.168.50.0/24 via 10.0.0.200 table 100
ip link set vd down
ip addr
ip route show table all
ip addr add 172.16.0.1/8 dev va
ip rule add fwmark 7 table 200
ip addr add 172.16.0.1/25 dev lo metric 50
ip link set br0 down
ip addr
ip route append 10.0.0.0/8 via 192.168.17.2 proto 50
ip addr
ip route show table all
ip addr add 10.0.0.5/30 dev vd noprefixroute
ip route add 10.0.0.0/24 nexthop via 10.0.0.200 nexthop dev va nexthop via 10.0.0.200 dev br0 src 10.0.0.3 table 200
ip route add local 172.16.0.0/16 dev lo table 100
ip route show table all
ip addr add 10.0.1.1/31 dev va label va:1
ip addr add 10.0.1.2/16 dev lo label va:1
ip addr
ip route show table all
ip link set vd up
ip link set vc up
ip addr replace 172.16.0.1/31 dev vc brd +
ip addr add 10.0.0.1/8 dev lo scope host
ip route get 10.0.1.2
ip link set vc up
ip addr
ip route show table all
ip addr add 10.0.0.1/30 dev vc
ip addr add 10.0.1.1/25 dev vc
ip route show table all
ip rule del from 10.0.0.0/24
ip addr add 10.0.0.3/31 dev va broadcast 10.0.0.77
ip addr add 10.0.1.1/24 dev br0 label va:1
ip addr
ip route show table all
ip addr add 10.0.0.130/24 dev br0 scope host
ip link set vc mtu 68
ip route flush table 100
ip route add 10.0.0.0/24 dev lo src 10.0.0.130 table local
ip route change default via 10.0.0.9 dev vd onlink table 100
ip link set vd up
ip addr
ip route show table all
ip addr replace 10.0.1.1/30 dev va
ip link set vx name vc
ip route show table all
ip addr del 10.0.0.1/24 dev vd
ip route flush proto static
ip route
ip addr
ip route show table all
ip link set vc name vx
ip addr del 10.0.1.1/32 dev va
ip addr add 10.0.0.1/24 dev vc
ip link set vd up
route del -net 10.8.0.0/16 reject
route del -host 10.9.9.9 gw 10.0.0.9
ip addr
ip route show table all
route del default gw 10.0.0.200
ip rule
ip link set br0 down
ip addr del 10.0.0.130 dev va
ip route show table all
ip addr add 10.0.0.2/25 dev lo metric 50
ip addr
ip route show table all
ip route del 0.0.0.0/1
ip addr del 10.0.1.1/25 dev va
ip link set lo up
ip addr add 10.0.1.1/24 dev va
ip rule add to 10.0.1.0/24 prohibit
ip link set vd mtu 1500
ip addr
ip route show table all
ip link set vd up
ip addr del 10.0.0.1/25 dev lo
ip addr del 10.0.0.130/16 dev va
ip addr add 10.0.0.1/30 dev lo metric 50
ip route
ip addr flush dev br0 scope link
ip addr
ip route show table all
ip route del 10.0.0.0/25
ip addr del 172.16.0.1/25 dev vc
ip link set lo up
ip link set va master br0
ifconfig va:1 10.0.0.6
ip link set vc name vx
ip addr
ip route show table all
sysctl -w net.ipv4.ip_forward=0
ip route prepend 10.0.0.0/25 via 10.0.0.200 table main
ip addr del 10.0.0.1 dev va
ip route get 10.0.0.255 from 10.0.0.9 iif va
ip addr add 10.0.0.130/24 dev vc brd +
ip route get 10.0.0.1 fibmatch
ip addr
ip route show table all
ip addr add 10.0.0.130/31 dev vd brd +
ip link set vd down
ip route get 10.0.0.3 from 10.0.0.9 iif va
ip route replace default via 172.16.0.9 table 200
ip link set vc mtu 1400
ip addr add 10.0.0.1/25 dev vd label va:1
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
