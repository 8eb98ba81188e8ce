# Random changes of addresses, routes and rules (4)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr del 10.0.0.2/30 dev va
ip addr add 10.0.0.130/8 dev vd
ip addr del 10.0.1.2/16 dev vd
ip addr del 10.0.0.1/16 dev vc
ip addr flush dev vd
sysctl -w net.ipv4.conf.all.rp_filter=2
ip addr
ip route show table all
ip link set vc up
ip addr del 10.0.1.1/24 dev vd
ip route add 10.0.0.1 via 172.16.0.9 mtu 1400 table local
ip route add local 10.0.0.1 dev br0 table 200
ip addr add 10.0.0.5/24 dev br0 scope link
ip route add prohibit 10.0.0.0/25 table 200
ip addr
ip route show table all
ip route add prohibit 10.0.0.0/24 dev va
ip addr replace 10.0.0.2/32 dev vc metric 7
ip link set va nomaster
ip link set va up
ip route flush dev vd
ip link set vd up
ip addr
ip route show table all
ip rule del table 200
ip link set vc name vx
ip addr flush dev vc secondary
ip addr flush dev vd secondary
ip route add 192.168.50.0/24 via 10.0.1.9 dev va
ip link set vc mtu 68
ip addr
ip route show table all
ip addr add 10.0.0.1/24 dev lo brd +
ip route append 172.16.0.0/16 via 10.0.1.9 dev va metric 10 table main
ip route add 10.0.0.0/8 dev br0 scope global table main
ip link set vc name vx
ip link set vd up
ip rule
ip addr
ip route show table all
ip route show table all
ip route add 10.0.0.0/8 via 10.0.0.255 table 200
ip route get 10.0.0.9 mark 7
ip rule
ip addr add 10.0.1.1/25 dev va label va:1
route add default gw 10.0.0.255
ip addr
ip route show table all
ip link set vx name vc
ip route prepend 10.0.0.0/8 nexthop via 10.0.0.255 weight 3 nexthop via 10.0.0.9 table local
ifconfig vc 10.0.0.6
ip addr add 10.0.0.2/31 dev lo noprefixroute
ip route add default dev lo proto 50 table 100
ip link set br0 down
ip addr
ip route show table all
ip addr add 10.0.0.2/32 dev lo label va:1
ip link set br0 up
ip route add broadcast 10.0.1.0/24
ip route get 10.0.0.3
ip route del 192.168.50.0/24 scope link proto kernel
ip route replace 10.0.1.0/24 dev vc table local
ip addr
ip route show table all
ip route get 8.8.8.8 fibmatch
ip link set vd up
ip route
ip addr add 10.0.0.2/24 dev lo brd +
ip addr change 10.0.0.5/32 dev lo
ip addr add 10.0.0.3/32 dev vd metric 50
ip addr
ip route show table all
ip addr del 10.0.0.2 dev va
ip addr add 172.16.0.1/24 dev va brd +
ip route del 192.168.50.7 nexthop via 10.0.0.255 dev br0 nexthop via 172.16.0.9 weight 3 table 100
ip link set va mtu 1400
ip addr del 10.0.1.2 dev br0
ip route add local 10.0.0.0/24 dev br0 table 200
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
