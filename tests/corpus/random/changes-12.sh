# Random changes of addresses, routes and rules (12)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip -n n link set vb down
ip route add 10.0.0.0/25 dev vd mtu 1400 table local
ip link set vd up
ip addr add 10.0.0.5/24 dev lo metric 50
ip route del 10.0.0.0/24
ip route append 10.0.0.1 via 192.168.17.2 proto 50 table local
ip addr
ip route show table all
ip route append default via 10.0.0.9 dev vc
ip addr del 10.0.1.2/32 dev va
ip link set br0 up
ip route add 192.168.50.7 dev br0 tos 0x20 mtu lock 1300 table local
ip link set va down
ip link set vd up
ip addr
ip route show table all
ip link set vc nomaster
ip addr del 10.0.0.3/31 dev vc
ip rule add iif va blackhole
ip addr add 10.0.1.1/32 dev vc scope link
ip route get 10.0.0.9
route -n
ip addr
ip route show table all
ip route add 192.168.50.0/24 nexthop via 10.0.0.255 weight 3 nexthop via 10.0.1.9 dev br0 nexthop dev vd weight 3 table 100
ip addr add 10.0.0.1/24 dev vc peer 10.0.0.9/24
route del -net 10.9.0.0 netmask 255.255.0.0 dev va
ip link set va mtu 1500
ip route prepend 10.0.1.0/24 via 172.16.0.9 dev br0 onlink table main
ip route add 0.0.0.0/1 via 10.0.0.9 dev va table 200
ip addr
ip route show table all
ip addr del 10.0.1.1/8 dev vc
ip route prepend 192.168.50.7 dev vc metric 10
ip rule add not from 10.0.0.1 lookup main suppress_prefixlength 0
ip addr del 172.16.0.1 dev vc
ip addr add 10.0.1.2/31 dev vc metric 50
ip addr add 10.0.0.5/24 dev vd metric 50
ip addr
ip route show table all
ip addr replace 10.0.0.130/16 dev vc brd +
ifconfig va:1 10.0.0.6 netmask 255.255.255.0
ip addr add 172.16.0.1/30 dev lo peer 10.0.0.9/24
sysctl -w net.ipv4.conf.default.rp_filter=1
ip link set va nomaster
ip route get 10.0.0.5 fibmatch
ip addr
ip route show table all
ip route del 10.0.0.0/24 table local
ip addr del 10.0.0.3/16 dev br0
ip route get 10.0.1.1 from 10.0.0.9 iif va
ip route get 192.168.50.7
ip addr add 10.0.0.1/30 dev br0 label va:1
ip route add 192.168.50.0/24 dev br0
ip addr
ip route show table all
route -n
route del -net 10.9.0.0 netmask 255.255.0.0 dev va
sysctl -w net.ipv4.conf.va.rp_filter=0
ip rule add from 10.0.0.0/24 blackhole
ip addr flush dev va to 10.0.0.0/24
ip addr del 10.0.0.5/16 dev vd
ip addr
ip route show table all
ip route add 10.0.0.9 nexthop dev br0 nexthop dev va weight 3 table 100
ip addr add 10.0.0.3/31 dev vd
ip rule
ip route append 192.168.50.0/24 via 10.0.0.255 dev vc onlink
ip addr add 10.0.0.1/25 dev lo broadcast 10.0.0.77
ip route add prohibit 10.0.0.0/8
ip addr
ip route show table all
ip link set lo up
ip route
ip addr add 10.0.0.2/31 dev lo brd +
ip route del default table 200
ip addr del 10.0.0.5 dev br0
ip addr del 172.16.0.1 dev vd
ip addr
ip route show table all
ip link set va up
ip route flush 10.0.0.0/24
ip link set vc up
ip link set vd up
ip link set vd down
ip addr add 10.0.0.130/25 dev vd scope host
ip addr
ip route show table all
ip link set vd up
ip addr flush dev vd secondary
ip addr add 10.0.1.2/8 dev va peer 10.0.0.9/24
ip addr add 10.0.1.1/24 dev br0
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
