# Random changes of addresses, routes and rules (21)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr add 10.0.0.130/16 dev br0 scope link
ip rule
ip route get 10.0.0.9
ip addr add 10.0.0.130/24 dev vc scope link
ip route show table all
ip link set br0 mtu 1500
ip addr
ip route show table all
ip link set vc master br0
ip route prepend 10.0.0.0/24 via 10.0.1.9 dev va metric 0 src 10.0.0.1
ip route del 172.16.0.0/16 src 10.0.0.130 table main
ip addr del 10.0.0.2/24 dev br0
ip addr add 10.0.0.5/32 dev lo scope host
ip addr add 10.0.0.3/32 dev vd metric 50
ip addr
ip route show table all
ip rule add from all table 200
ip addr add 10.0.0.2/24 dev br0 metric 50
ip addr add 10.0.0.1/8 dev vc label va:1
ifconfig va down
ip addr add 10.0.1.2/31 dev lo label va:1
ip route del 10.0.0.128/25 table main
ip addr
ip route show table all
ip addr del 10.0.0.130/24 dev vc
ip rule add priority 100 from 10.0.0.2 table 100
ip addr del 10.0.0.5 dev vc
route del -net 10.8.0.0/16 reject
ip addr flush dev vd to 10.0.0.0/24
ip rule add from 10.0.0.0/24 prohibit
ip addr
ip route show table all
ip route del 0.0.0.0/1
ip addr add 10.0.0.130/24 dev vc
ip route add blackhole 10.0.0.0/24 table 100
ip route add 10.0.0.0/8 dev vc
ip route get 10.0.0.1
ip link set lo up
ip addr
ip route show table all
sysctl -w net.ipv4.conf.default.rp_filter=1
route -n
ip link set va up
ip link set vd up
ip route get 192.168.50.7
ip route add 10.0.0.1 via 10.0.1.9 dev lo tos 0x20 table 200
ip addr
ip route show table all
ip addr add 10.0.0.130/24 dev va
ip route add local 10.0.0.9 dev va table local
ip -n n link set vb down
ip link set br0 up
ip addr del 10.0.0.1/30 dev vd
ip route del 10.0.0.0/8 mtu 1400 table 200
ip addr
ip route show table all
ip route del 10.0.0.128/25 table 100
ip route change 10.0.0.1 nexthop dev vd nexthop via 10.0.0.200 dev va weight 3 table main
ip addr del 10.0.0.5 dev va
ip route
ip route change 10.0.0.0/25 nexthop via 10.0.0.1 dev vd weight 3 nexthop dev br0 weight 3 nexthop via 192.168.17.2 dev vc weight 3 src 10.0.0.5 scope host mtu 1400 table main
ip route prepend 172.16.0.0/16 via 10.0.0.9 src 10.0.1.1 tos 0x10 table main
ip addr
ip route show table all
ip route add 10.0.1.0/24 via 172.16.0.9
ip route del 10.0.0.0/24 proto 50 table 200
ip addr add 10.0.0.3/32 dev vd noprefixroute
ip route add blackhole 192.168.50.7
ip route del 10.0.0.128/25 dev vd table 100
ip link set vc down
ip addr
ip route show table all
ip addr add 10.0.0.5/25 dev lo
ip route del 10.0.0.9
ip route del 192.168.50.7 nexthop via 10.0.0.1 weight 3 nexthop via 192.168.17.2 weight 3 nexthop via 10.0.0.255 dev br0
ip addr del 10.0.0.3/32 dev va
ifconfig va:1 10.0.0.6
ip addr
ip addr
ip route show table all
ip rule add iif va blackhole
ip route append 10.0.1.0/24 via 10.0.0.200
ip link set br0 mtu 68
ip route add default dev br0
ip rule
ip addr add 10.0.0.1/24 dev lo noprefixroute
ip addr
ip route show table all
ip route replace 10.0.0.128/25 dev lo scope global table 200
ip link set br0 up
ip link set vc name vx
ip link set vd down
ip route get 10.0.0.5
ip rule add iif va unreachable
ip addr
ip route show table all
ip addr add 10.0.1.1/24 dev lo noprefixroute
ip route replace unreachable 10.0.0.0/25 dev br0 table local
ip addr del 10.0.1.2/8 dev vc
sysctl -w net.ipv4.conf.va.rp_filter=0
ip addr del 10.0.0.130/24 dev vc
ip route replace 172.16.0.0/16 dev lo table local
ip addr
ip route show table all
ip route del 10.0.0.9 table 200
ip route add default via 10.0.1.9 dev vd onlink tos 0x10
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
