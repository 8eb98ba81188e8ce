# Random changes of addresses, routes and rules (3)
ip netns add n
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns n
ip link add vc address 02:00:00:00:00:03 type veth peer name vd
ip link add br0 address 02:00:00:00:00:09 type bridge
ip addr del 10.0.0.3/32 dev lo
ip addr add 172.16.0.1/16 dev lo scope link
ip addr del 172.16.0.1 dev vc
ip addr del 10.0.0.3/8 dev va
ip addr add 10.0.0.1/16 dev va noprefixroute
ip -n n link set vb down
ip addr
ip route show table all
ip rule
ip route del 10.0.0.0/8 proto static table 100
ip link set br0 mtu 1500
ip link set lo down
ip route add 192.168.50.7 nexthop via 10.0.0.1 dev vc weight 3 nexthop via 10.0.0.1 dev va table local
ip addr add 10.0.0.2/30 dev vc
ip addr
ip route show table all
ip addr flush dev br0
ip addr add 10.0.0.1/30 dev lo metric 50
ip route add 10.0.0.1 via 10.0.0.9 src 10.0.0.1
ip route
ip link set vc down
ip link set lo down
ip addr
ip route show table all
ip route replace broadcast 10.0.0.1 dev va table 100
ip link set vc mtu 1400
ip link set vd mtu 1500
ip addr flush dev vd
ip route get 8.8.8.8 from 10.0.0.9 iif va
ip route prepend 10.0.0.0/25 via 192.168.17.2
ip addr
ip route show table all
ip route show table all
ip route
ip route add local 10.0.0.9 table 200
ip addr del 10.0.1.1 dev va
ip rule del table 100
ip addr
ip addr
ip route show table all
ip link set vc up
ip addr del 10.0.0.3/30 dev lo
ip link set vd up
ip link set vc mtu 68
ip link set vc down
ip addr replace 10.0.0.1/8 dev vc metric 7
ip addr
ip route show table all
ip route get 127.0.0.1 from 10.0.0.3
ip link set va up
ip route replace 10.0.1.0/24 dev vd tos 0x20
ip -n n link set vb down
ip rule
ip route prepend 10.0.0.128/25 via 172.16.0.9
ip addr
ip route show table all
sysctl -w net.ipv4.conf.va.rp_filter=0
ip route get 10.0.0.1 from 10.0.0.9 iif va
ip route add 172.16.0.0/16 via 10.0.0.200 dev lo table 200
ip addr add 172.16.0.1/24 dev vd scope link
ip addr del 10.0.0.5 dev vc
ip route get 10.0.0.1
ip addr
ip route show table all
ip rule add iif va lookup main suppress_prefixlength 0
ip route append 10.0.0.0/8 via 10.0.1.9 src 10.0.0.1 proto static tos 0x10
ip route replace 192.168.50.0/24 via 10.0.0.9
ip addr add 10.0.0.1/30 dev va scope host
ip addr del 10.0.1.2/31 dev lo
route add -net 10.8.0.0/16 reject
ip addr
ip route show table all
ip rule add oif vc prohibit
ip rule
ip link set va nomaster
ip addr del 10.0.1.1/24 dev br0
ip addr add 10.0.0.1/32 dev vd peer 10.0.0.9/24
ip route get 10.0.1.1
ip addr
ip route show table all
ip addr
ip route show table all
ip rule
sysctl net.ipv4.conf.va net.ipv4.conf.vc
