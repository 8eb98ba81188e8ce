# Random changes of addresses, routes, rules and places (216)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
sysctl -w net.ipv4.ip_forward=2
ip route add 10.0.0.0/8 via 10.0.0.9 table local
ip addr add 10.0.0.2/31 dev va scope host
ip addr add 10.0.0.1/30 dev lo noprefixroute
ip route prepend 10.0.0.0/8 nexthop via 192.168.17.2 weight 3 nexthop via 10.0.1.9 dev vd mtu lock 1300 table 200
ip addr add 10.0.0.5/16 dev vd peer 10.0.0.9/24
ip addr
ip route show table all
ip route get 10.0.0.1 fibmatch
ip addr del 10.0.0.1 dev va
ip addr replace 10.0.1.2/31 dev lo
ip addr change 172.16.0.1/31 dev lo metric 7
ip link set vd down
ip route del 0.0.0.0/1 dev vd
ip addr
ip route show table all
ip addr del 10.0.0.5 dev vd
ip link set vc nomaster
ip link set vc name vx
ip link set vc name vx
ip route get 10.0.0.5 mark 7
ip link set vx name vc
ip addr
ip route show table all
ip addr add 10.0.0.3/24 dev lo peer 10.0.0.9/24
ip route del 10.0.0.1 table 200
ip addr del 172.16.0.1/24 dev vc
ip route prepend 192.168.50.0/24 dev vd
ip addr add 10.0.0.1/25 dev br0 peer 10.0.0.9/24
ip route append 10.0.0.9 via 10.0.0.200 dev lo metric 100 src 10.0.0.3 mtu lock 1300
ip addr
ip route show table all
ip addr add 10.0.1.2/31 dev va scope link
ip addr del 10.0.0.130 dev lo
ip link set lo up
ip link set vc down
sysctl -w net.ipv4.conf.default.ignore_routes_with_linkdown=0
sysctl -w net.ipv4.conf.default.rp_filter=1
ip addr
ip route show table all
ip addr del 172.16.0.1/8 dev vc
ip route append 10.0.0.1 dev vd metric 5 scope host
ifconfig va 10.0.0.6/24
ip route add unreachable 10.0.0.0/24 table main
ip addr add 10.0.1.1/24 dev lo metric 50
ip route add 10.0.0.0/24 dev lo src 10.0.1.2 tos 0x20 table 100
ip addr
ip route show table all
route -n
ip rule
ip link set vc up
ip link set vd up
ip route del 172.16.0.0/16
ip addr add 10.0.0.1/24 dev lo
ip addr
ip route show table all
ip route get 8.8.8.8 oif vd
ip addr change 10.0.0.2/31 dev vc metric 7
ip link set br0 type bridge stp_state 0
ip addr add 172.16.0.1/30 dev lo peer 10.0.0.9/24
ip link set lo up
ip addr del 10.0.0.1 dev vc
ip addr
ip route show table all
ip route add 192.168.50.7 via 172.16.0.9 dev vc table 100
sysctl -w net.ipv4.conf.va.rp_filter=0
ip link set va mtu 1400
ip addr add 172.16.0.1/25 dev va broadcast 10.0.0.77
ip addr add 10.0.1.2/24 dev lo
ip rule add priority 100 from 10.0.0.2 table 0
ip addr
ip route show table all
ip route
ip route prepend 172.16.0.0/16 via 10.0.0.255 dev vc onlink table 100
ip addr add 10.0.1.2/32 dev br0 scope link
ip route add 10.0.0.1 via 10.0.0.1 table local
ip addr change 10.0.1.1/16 dev vd brd +
ip addr add 10.0.1.1/8 dev br0 metric 50
ip addr
ip route show table all
ip addr add 10.0.1.1/32 dev lo
ip addr add 10.0.0.130/16 dev vd peer 10.0.0.9/24
route del -net 10.9.0.0 netmask 255.255.0.0 dev va
ip link set vd up
ip route del 0.0.0.0/1 table main
ip route get 10.0.0.9
ip addr
ip route show table all
ip link set vd up
ip link set vc up
ifconfig vc down
ip route prepend 10.0.0.9 via 10.0.0.255
ip route del 172.16.0.0/16
ip link set vc nomaster
ip addr
ip route show table all
ip route get 10.0.0.3 from 10.0.0.9 iif va
ip addr add 10.0.0.3/24 dev br0 peer 10.0.0.9/24
ip addr add 172.16.0.1/16 dev br0 broadcast 10.0.0.77
ip addr add 10.0.1.1/24 dev vc scope host
ip addr add 10.0.1.2/30 dev vd scope host
ip addr add 10.0.0.5/32 dev vc metric 50
ip addr
ip route show table all
ip route
ip addr flush dev vd to 10.0.0.0/24
ip rule
ip addr del 10.0.1.2 dev vd
ip addr add 10.0.1.1/31 dev br0 brd +
ip route del 10.0.0.0/25
ip addr
ip route show table all
ip addr del 10.0.0.1/8 dev va
ip addr del 10.0.0.5/25 dev lo
ip route del 192.168.50.0/24 table 200
ip addr add 10.0.0.3/8 dev br0 broadcast 10.0.0.77
ip addr add 10.0.0.130/30 dev lo scope link
ip addr add 10.0.1.2/30 dev va broadcast 10.0.0.77
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
