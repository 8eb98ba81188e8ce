# Routes of every kind, listed and asked for in every form
ip netns add ns1
ip link add br0 type bridge
ip link add va type veth peer name vb netns ns1
ip addr add 10.0.0.1/24 dev va
ip addr add 10.0.0.5/24 dev va
ip addr add 10.0.1.1/30 brd + dev va label va:x
ip addr add 10.0.2.1 peer 10.0.2.2/32 dev va
ip route show table local
ip link set va up
ip route
ip -d route
ip route show table local
ip -d route show table all
ip route add 172.16.0.0/16 via 10.0.0.9
ip route add 172.17.0.0/16 via 10.0.0.9 metric 50 src 10.0.0.5 mtu 1400
ip route add 172.17.0.0/16 via 10.0.0.9 metric 60 mtu lock 1400 proto static
ip route add 172.18.0.0/16 nexthop via 10.0.0.9 weight 2 nexthop via 10.0.0.10 dev va
ip route add blackhole 172.19.0.0/16
ip route add unreachable 172.20.0.0/16 metric 7
ip route add throw 172.21.0.0/16
ip route add 172.22.0.0/16 via 9.9.9.9 dev va onlink
ip route add 172.23.0.0/16 dev va scope link tos 0x10
ip route add table 100 default via 10.0.0.9
ip route add local 55.5.5.0/24 dev lo
ip route
ip -d route
ip route show table all
ip -j route
ip -j -d -p route show table all
ip route get 172.16.1.1
ip route get 172.18.1.1
ip route get 172.19.1.1
ip route get 172.20.1.1
ip route get 172.21.1.1
ip route get 172.17.1.1
ip route get 10.0.0.1
ip route get 10.0.0.255
ip route get 255.255.255.255
ip route get 127.0.0.1
ip route get 1.1.1.1 from 192.168.17.10
ip route get 1.1.1.1 from 10.0.0.7 iif va
ip route get 10.0.0.1 from 10.0.0.7 iif va
ip -j route get 10.0.0.1 from 10.0.0.7 iif va
ip -j -p route get 1.1.1.1
ip -d route get 1.1.1.1
ip route get 1.1.1.1 mark 5
ip route get 1.1.1.1 oif va
ip route get fibmatch 172.17.5.5
ip route get fibmatch 10.0.0.1
ip -o route get 1.1.1.1
ip -s route get 1.1.1.1
ip -o route show
ip -br route
ip rule
ip -d rule
ip -j rule
ip -j -p rule
ip -n ns1 route
ip -n ns1 rule
