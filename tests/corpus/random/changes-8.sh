# Random changes of addresses, routes and rules (8)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr del 10.0.0.130/24 dev va
ip addr add 10.0.0.5/30 dev va broadcast 10.0.0.77
ip route replace 172.16.0.0/16 via 10.0.0.255 dev br0 metric 5
ip route del 10.0.0.0/24
ip route append default dev vc metric 100
ip addr add 10.0.0.2/8 dev vd metric 50
ip addr
ip route show table all
ip rule
ip route add 10.0.1.0/24 via 10.0.0.1 table 200
ip addr del 10.0.0.1/16 dev vd
ip addr add 10.0.1.1/30 dev vd label va:1
ip addr del 10.0.0.130/24 dev vc
ip addr
ip addr
ip route show table all
ip addr flush dev va secondary
ip link set vc down
ifconfig va up
ip route replace 10.0.0.0/8 via 10.0.0.9 src 10.0.0.2 table local
ip route del 10.0.0.9 via 10.0.0.9
ip route add unreachable default
ip addr
ip route show table all
ip addr del 10.0.0.130/31 dev vc
ip route replace 172.16.0.0/16 via 172.16.0.9 dev va onlink metric 100 table main
ip route get 172.16.0.1 oif vc
ip addr add 10.0.0.2/24 dev vc
ip route del 10.0.0.9 nexthop via 10.0.0.1 dev va nexthop dev vc nexthop via 10.0.0.9 weight 3 table 200
ip route prepend 192.168.50.0/24 via 10.0.1.9 dev va onlink metric 10 table main
ip addr
ip route show table all
sysctl -w net.ipv4.conf.all.rp_filter=2
ip route add 192.168.50.7 dev br0 scope link proto 50
ip route add prohibit 10.0.1.0/24 table 100
ip rule
ip addr del 10.0.0.5/25 dev vc
ip route get 8.8.8.8 mark 7
ip addr
ip route show table all
ip route add 10.0.0.0/24 dev vc table 100
ip addr add 172.16.0.1/31 dev vd scope host
ip addr add 10.0.1.2/24 dev vd
ip route get 10.0.0.2
ip route get 172.16.5.5 oif va
ip addr flush dev vd scope link
ip addr
ip route show table all
ip addr add 10.0.0.2/32 dev br0 brd +
ip addr add 10.0.0.130/24 dev br0
ip addr add 10.0.0.5/24 dev vd brd +
ip link set vc up
ip route show table all
ip route prepend 10.0.0.0/25 via 10.0.0.1 dev vd onlink
ip addr
ip route show table all
ip addr
ip addr del 10.0.0.5/30 dev vc
ip rule add from 10.0.0.0/24 unreachable
route del -net 10.8.0.0/16 reject
ip route prepend 192.168.50.0/24 via 192.168.17.2 dev br0
ip route get 10.0.1.1 oif br0
ip addr
ip route show table all
ip route replace 10.0.0.0/25 via 192.168.17.2 dev br0 onlink metric 100 src 10.0.1.2 mtu 1400
ip addr add 10.0.0.3/31 dev lo brd +
ip rule add not from 10.0.0.1 blackhole
ip route add prohibit 10.0.0.1 dev va table 200
ip route
ip addr add 10.0.1.2/24 dev br0 brd +
ip addr
ip route show table all
ip route add prohibit 10.0.0.9 table main
ip link set va up
ip route
ip addr add 10.0.0.5/8 dev vd broadcast 10.0.0.77
ip link set lo up
ip addr flush dev vd
ip addr
ip route show table all
ip route get 172.16.5.5 fibmatch
sysctl -w net.ipv4.conf.va.rp_filter=1
ip link set vx name vc
ip route del 10.0.0.0/24 table main
ip addr del 10.0.0.3/24 dev lo
ip route get 192.168.50.7
ip addr
ip route show table all
ip route add unreachable 10.0.0.0/24 table local
ip route del 10.0.0.128/25 dev va table 200
sysctl -w net.ipv4.conf.vc.ignore_routes_with_linkdown=0
ifconfig va 10.0.0.6
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
