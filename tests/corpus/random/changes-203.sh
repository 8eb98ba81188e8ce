# Random changes of addresses, routes, rules and places (203)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr add 172.16.0.1/25 dev va scope host
ip route
ip route prepend default via 10.0.1.9 dev va onlink src 10.0.0.2 table main
ip link set vc master br0
ip rule add from all table 100
ip link set vc master br0
ip addr
ip route show table all
ip addr del 10.0.0.1 dev lo
ip addr add 10.0.1.2/24 dev br0 noprefixroute
ip route del 192.168.50.0/24 via 10.0.0.9 dev vc table 100
ip route get 172.16.0.1
ifconfig vc 10.0.0.6
ip route change default nexthop via 192.168.17.2 dev va nexthop dev va src 172.16.0.1 table local
ip addr
ip route show table all
ip addr add 10.0.0.2/25 dev vc peer 10.0.0.9/24
ip addr add 10.0.0.1/8 dev vc
ip addr add 10.0.0.2/16 dev vd peer 10.0.0.9/24
ip addr add 10.0.1.1/25 dev vd peer 10.0.0.9/24
ip addr del 10.0.1.1 dev va
ip link set lo up
ip addr
ip route show table all
ip link set vx name vc
ifconfig vc 10.0.0.6 netmask 255.255.255.0
ip link set va up
route del -net 10.9.0.0 netmask 255.255.0.0 dev va
ip addr del 10.0.0.2 dev lo
ip route replace broadcast 10.0.0.128/25 dev va
ip addr
ip route show table all
ip rule add from all prohibit
ip route add 10.0.0.0/24 via 172.16.0.9 metric 0 table local
ip link set vd mtu 68
ip addr del 10.0.0.1 dev vd
ip addr add 172.16.0.1/8 dev lo noprefixroute
ip addr add 172.16.0.1/32 dev vc scope host
ip addr
ip route show table all
ip addr add 172.16.0.1/24 dev br0 brd +
ip link set lo up
ip route get 172.16.0.1 from 10.0.0.9 iif va
ip route prepend 0.0.0.0/1 via 10.0.0.9 proto 50 table 100
ip link set vc master br0
ip addr del 10.0.1.1 dev vd
ip addr
ip route show table all
ip route add 10.0.0.0/24 via 10.0.0.200 metric 5 tos 0x10
ip addr change 10.0.0.3/25 dev va
ip route add 172.16.0.0/16 via 10.0.0.1 metric 0
ip route
ip route append 192.168.50.7 dev vd
sysctl -w net.ipv4.conf.va.promote_secondaries=1
ip addr
ip route show table all
ip route del 10.0.0.0/25 metric 100 table main
ip addr del 10.0.0.3/32 dev lo
ip addr add 10.0.0.2/24 dev va
ip addr replace 10.0.0.130/24 dev br0 brd +
ip addr add 10.0.1.2/32 dev vc brd +
ip route add 0.0.0.0/1 dev lo metric 0 table local
ip addr
ip route show table all
ip route del 10.0.0.0/25 via 10.0.0.9 table 200
ip addr add 10.0.1.2/16 dev vd peer 10.0.0.9/24
ip route add 192.168.50.7 nexthop dev vc nexthop via 10.0.0.9 weight 3 src 10.0.0.130 table local
ip route prepend 10.0.0.0/25 nexthop via 10.0.0.255 dev va weight 3 nexthop via 192.168.17.2 dev vd weight 3
ip addr del 10.0.0.130 dev lo
sysctl -w net.ipv4.conf.default.rp_filter=2
ip addr
ip route show table all
ip route add 10.0.0.128/25 dev vc metric 100 src 10.0.0.130 table local
ip addr
ip route change 172.16.0.0/16 via 10.0.0.200
ip addr
ip link set vc up
ip addr del 10.0.1.2/24 dev vd
ip addr
ip route show table all
ip rule add not from 10.0.0.1 prohibit
ip addr del 10.0.0.1 dev lo
ip addr add 172.16.0.1/31 dev br0 brd +
ip rule add priority 100 from 10.0.0.2 prohibit
ip route get 127.0.0.1
ip route change 10.0.0.128/25 via 10.0.0.200 dev br0 table 200
ip addr
ip route show table all
ip route get 10.0.0.130 from 10.0.0.9 iif va
ip addr add 10.0.0.3/24 dev vc metric 50
ip route add 10.0.1.0/24 nexthop via 10.0.0.1 nexthop via 172.16.0.9 dev vd weight 3 metric 0
ip link set va up
ip rule
ip rule add from all table 200
ip addr
ip route show table all
ifconfig va 10.0.0.6/24
ip route get 10.0.1.1 fibmatch
ip addr del 10.0.0.3/24 dev lo
route del default gw 10.0.0.255
ip addr add 10.0.0.5/24 dev va scope host
ip addr add 10.0.0.5/24 dev br0 brd +
ip addr
ip route show table all
ip route flush 10.0.0.0/24
ip addr flush dev va to 10.0.0.0/24
ip link set vc name vx
ip addr add 10.0.0.3/8 dev vc noprefixroute
ip link set vd mtu 68
route -n
ip addr
ip route show table all
ip route add 172.16.0.0/16 via 10.0.0.1 dev vd metric 100
ip addr add 172.16.0.1/24 dev va broadcast 10.0.0.77
ip addr del 10.0.0.3 dev vc
ip route get 10.0.0.1
route add default gw 172.16.0.9
ip route add default nexthop via 172.16.0.9 weight 3 nexthop via 10.0.0.255 metric 100 table local
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
