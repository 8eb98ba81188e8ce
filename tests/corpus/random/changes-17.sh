# Random changes of addresses, routes and rules (17)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip route change 10.0.1.0/24 nexthop via 10.0.0.200 nexthop dev br0 weight 3
ip addr add 10.0.0.5/32 dev lo
route add default gw 10.0.1.9
ip route change 172.16.0.0/16 via 10.0.0.1 dev vc table 200
ip addr add 172.16.0.1/32 dev lo
ip link set vc name vx
ip addr
ip route show table all
ip addr add 10.0.0.5/25 dev lo metric 50
ip addr add 10.0.0.2/16 dev vc scope host
ip route get 10.0.0.9 from 10.0.0.3
ip route del 192.168.50.0/24 table 100
ip addr del 10.0.0.3 dev br0
ip route flush root 10.0.0.0/8
ip addr
ip route show table all
ip addr del 10.0.1.1/24 dev va
sysctl -w net.ipv4.conf.va.rp_filter=1
ip route get 10.0.0.1
ip route del 10.0.1.0/24 table 100
ip addr add 172.16.0.1/30 dev br0 scope link
ip route append 192.168.50.7 dev br0 mtu lock 1300
ip addr
ip route show table all
route del -net 10.9.0.0 netmask 255.255.0.0 dev va
ip route add 10.0.0.0/25
route -n
ip rule add priority 100 from 10.0.0.2 prohibit
ip link set vd master br0
ip addr add 172.16.0.1/31 dev va noprefixroute
ip addr
ip route show table all
ip addr del 10.0.1.2 dev vc
ip addr add 10.0.0.2/8 dev va
ip addr add 10.0.1.1/25 dev va
ip link set va nomaster
ip link set vc name vx
sysctl -w net.ipv4.conf.va.promote_secondaries=1
ip addr
ip route show table all
route -n
ip addr add 10.0.1.1/16 dev vd metric 50
route -n
ip route get 10.0.0.130 mark 7
ip addr add 10.0.0.1/16 dev vd metric 50
ip addr add 10.0.0.3/8 dev vc broadcast 10.0.0.77
ip addr
ip route show table all
ip route get 172.16.0.1 oif va
ip addr add 10.0.0.130/16 dev vc broadcast 10.0.0.77
ip link set vc up
ip route get 10.0.0.2 from 10.0.0.9 iif va
ip route get 8.8.8.8
ip route add 172.16.0.0/16 via 10.0.1.9 dev br0 onlink metric 5 table local
ip addr
ip route show table all
ip rule add fwmark 7 lookup main suppress_prefixlength 0
ip rule
ip addr del 10.0.0.5/32 dev vd
ip route replace 10.0.0.0/24 nexthop via 10.0.0.200 weight 3 nexthop via 10.0.1.9 weight 3 table 100
ip addr del 10.0.1.2 dev br0
ip addr replace 10.0.1.1/30 dev vc metric 7
ip addr
ip route show table all
ip addr add 10.0.0.1/32 dev br0 label va:1
ip link set vd mtu 1500
ip addr flush dev vc secondary
ip addr del 10.0.0.5/32 dev br0
ip addr add 10.0.0.5/32 dev lo brd +
ip rule
ip addr
ip route show table all
ip route flush 10.0.0.0/24
ip addr del 10.0.0.5 dev br0
ip route change 0.0.0.0/1 via 10.0.1.9 dev br0 onlink table local
ip addr add 10.0.0.3/31 dev va noprefixroute
ip -n n link set vb up
ip addr add 10.0.0.3/24 dev va noprefixroute
ip addr
ip route show table all
ip link set va master br0
route del -net 10.8.0.0/16 reject
ip route change 10.0.0.9 via 192.168.17.2 metric 10 table local
route -n
ip addr add 10.0.1.2/32 dev br0 broadcast 10.0.0.77
ip link set br0 up
ip addr
ip route show table all
ip route show table all
ip route change 10.0.0.0/24 dev vc src 10.0.0.2 scope global
ip route replace default via 10.0.0.255 dev vd metric 0 table 200
ip route replace 10.0.0.0/24 dev br0 metric 10
ip route replace 10.0.1.0/24 via 10.0.0.9 dev lo
ip link set vx name vc
ip addr
ip route show table all
ip route get 10.0.0.2 fibmatch
ip route replace 192.168.50.7 via 10.0.0.200
ip route del 172.16.0.0/16
ip addr del 10.0.0.1 dev va
route del -net 10.8.0.0/16 reject
ip route del 10.0.0.1 via 10.0.0.255 dev va table 200
ip addr
ip route show table all
ip route change 10.0.1.0/24 via 172.16.0.9 dev va metric 5
ip link set br0 up
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
