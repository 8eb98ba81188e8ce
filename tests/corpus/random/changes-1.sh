# Random changes of addresses, routes and rules (1)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr add 10.0.0.2/16 dev va broadcast 10.0.0.77
ip rule add priority 100 from 10.0.0.2 unreachable
ip link set vc up
ip route change 10.0.0.0/8 dev va
ip addr add 10.0.0.1/30 dev vc label va:1
ip route del 10.0.0.1 table main
ip addr
ip route show table all
ip route get 10.0.0.9 from 10.0.0.3
ip addr add 10.0.1.2/8 dev br0 peer 10.0.0.9/24
ip route get 10.0.0.255 from 10.0.1.1
ip route replace 10.0.0.1 dev va table 200
ip addr add 10.0.0.2/24 dev lo label va:1
ip link set va down
ip addr
ip route show table all
ip addr add 10.0.0.130/24 dev vc peer 10.0.0.9/24
ip addr del 10.0.0.5 dev lo
ip link set lo up
ip link set vc nomaster
ip route del 10.0.0.9
ip route replace local 10.0.0.0/25 dev va table 100
ip addr
ip route show table all
ip addr add 10.0.0.2/24 dev va broadcast 10.0.0.77
ip addr add 10.0.1.1/25 dev vd
ip route get 10.0.0.3
ip addr add 10.0.1.1/8 dev vc noprefixroute
ip route add throw 0.0.0.0/1 table local
ip addr add 10.0.1.1/30 dev vd label va:1
ip addr
ip route show table all
ip route get 10.0.1.1 oif va
ip rule
ip route get 10.0.0.1 from 10.0.0.9 iif va
ip addr add 10.0.0.3/31 dev lo label va:1
ip route add 192.168.50.7 via 10.0.0.1 dev br0 onlink
ip route flush 10.0.0.0/24
ip addr
ip route show table all
ip link set vx name vc
ip addr add 10.0.0.2/16 dev vd brd +
ip link set vd up
ip addr add 10.0.0.1/25 dev lo broadcast 10.0.0.77
ip addr del 10.0.0.5 dev va
ip addr del 10.0.0.130/25 dev br0
ip addr
ip route show table all
ip addr flush dev br0
ip link set br0 up
ip addr add 10.0.0.5/32 dev lo brd +
ip link set vc up
ip route del 10.0.0.0/8 nexthop via 10.0.0.255 nexthop via 192.168.17.2
ip addr flush dev br0 to 10.0.0.0/24
ip addr
ip route show table all
ip route change 10.0.0.0/24 dev br0 metric 5
ip route add 192.168.50.0/24 nexthop via 10.0.0.1 nexthop via 10.0.0.9 dev lo nexthop via 10.0.0.9
ip link set br0 mtu 1500
ifconfig vc down
ip addr del 172.16.0.1/32 dev vd
ip addr add 10.0.0.1/16 dev lo metric 50
ip addr
ip route show table all
ip link set vc master br0
ip link set va up
ip rule
ip addr add 10.0.0.5/8 dev br0 metric 50
ip addr del 10.0.0.5/16 dev vd
ip addr add 10.0.1.1/24 dev br0
ip addr
ip route show table all
ip route del 192.168.50.7 dev vc
ip link set lo up
ip addr del 10.0.0.1/25 dev vd
ip route add 0.0.0.0/1 via 192.168.17.2 metric 10
ip route prepend 10.0.0.0/25 via 10.0.0.200 table 100
ip addr add 10.0.0.5/24 dev lo
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
