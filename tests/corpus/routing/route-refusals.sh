# What the kernel refuses about a route, and which route a word means
ip netns add ns1
ip link add va type veth peer name vb netns ns1
ip link add vd type veth peer name ve
ip addr add 10.0.0.1/24 dev va
ip link set va up
ip -n ns1 link set vb up
ip route add 172.16.0.0/16 via 9.9.9.9 dev va
ip route add 172.16.0.0/16 via 9.9.9.9
ip route add 172.16.0.0/16 via 10.0.0.1
ip route add 172.16.0.0/16 via 10.0.0.255
ip route add 172.16.0.0/16 via 127.0.0.1
ip route add 172.16.0.0/16 via 224.0.0.1
ip route add 172.16.0.0/16 via 0.0.0.0
ip route add 172.16.0.0/16 dev vd
ip route add 172.16.0.0/16 dev nodev
ip route add 172.16.0.1/16 dev va
ip route add 172.16.0.0/33 dev va
ip route add 172.16.0.0/16
ip route add 172.16.0.0/16 via 10.0.0.9 src 1.2.3.4
ip route add 172.16.0.0/16 via 10.0.0.9 dev vd
ip route add 172.16.0.0/16 via 10.0.0.9 dev vd onlink
ip route add 172.16.0.0/16 via 10.0.0.9 onlink
ip route add 172.16.0.0/16 via 10.0.0.1 dev va onlink
ip route add 172.16.0.0/16 dev va onlink
ip route add 172.16.0.0/16 via 10.0.0.9 dev va scope link onlink
ip route add 172.16.0.0/16 via 10.0.0.9 scope link
ip route add 172.16.0.0/16 via 10.0.0.9 scope host
ip route add blackhole 172.16.0.0/16 dev va
ip route add unreachable 172.16.0.0/16 via 10.0.0.9
ip route add local 172.16.0.0/16
ip route add local 172.16.0.0/16 dev vd
ip route add broadcast 172.16.0.0/16 dev va scope global
ip route add local 172.16.0.0/16 dev va scope link
ip route show table local 172.16.0.0/16
ip route del 172.16.0.0/16
ip route del local 172.16.0.0/16
ip route del local 172.16.0.0/16 dev va
ip route add 172.16.0.0/16 via 10.0.0.9
ip route add 172.16.0.0/16 via 10.0.0.9
ip route add 172.16.0.0/16 via 10.0.0.10
ip route add 172.16.0.0/16 via 10.0.0.10 metric 5
ip route append 172.16.0.0/16 via 10.0.0.9
ip route append 172.16.0.0/16 via 10.0.0.10
ip route prepend 172.16.0.0/16 via 10.0.0.11
ip route show 172.16.0.0/16
ip route replace 172.16.0.0/16 via 10.0.0.10
ip route replace 172.16.0.0/16 via 10.0.0.12
ip route show 172.16.0.0/16
ip route change 172.16.0.0/16 via 10.0.0.13
ip route change 172.99.0.0/16 via 10.0.0.13
ip route replace 172.99.0.0/16 via 10.0.0.13
ip route del 172.16.0.0/16 via 10.0.0.99
ip route del 172.16.0.0/16 dev ens33
ip route del 172.16.0.0/16 metric 77
ip route del 172.16.0.0/16 proto static
ip route del 172.16.0.0/16 metric 5
ip route del 172.16.0.0/16 via 10.0.0.10
ip route del 172.16.0.0/16
ip route del 172.16.0.0/16
ip route del 172.16.0.0/16
ip route del table 77 172.16.0.0/16
ip route add table 77 172.16.0.0/16 via 10.0.0.9
ip route del table 77 172.16.0.0/16
ip route del table 77 172.16.0.0/16
ip route show table 77
ip route show table 78
ip route show table foo
ip route add table foo 172.16.0.0/16 via 10.0.0.9
ip route add 172.20.0.0/16 nexthop via 10.0.0.9
ip route show 172.20.0.0/16
ip route add 172.21.0.0/16 nexthop via 10.0.0.9 nexthop via 9.9.9.9
ip route add 172.21.0.0/16 nexthop via 10.0.0.9 nexthop dev va
ip route add 172.21.0.0/16 via 10.0.0.9 nexthop via 10.0.0.9
ip route show 172.21.0.0/16
ip route del 172.21.0.0/16 via 10.0.0.9
ip route add 172.21.0.0/16 nexthop dev nodev
ip route add 172.21.0.0/16 nexthop weight 0 via 10.0.0.9
ip route add default via 10.0.0.9
ip route add 0.0.0.0/0 via 10.0.0.9 metric 9
ip route add foo via 10.0.0.9
ip route add 10.9.0.0/16 via foo
ip route add 10.9.0.0/16 via 10.0.0.9 bogus
ip route add
ip route add via 10.0.0.9
ip route del
ip route del default via 1.1.1.1
ip route del default
ip route del default
ip route add 10.9.0.0/16 via 10.0.0.9 metric foo
ip route add 10.9.0.0/16 via 10.0.0.9 src foo
ip route add 10.9.0.0/16 via 10.0.0.9 proto 200
ip route add 10.10.0.0/16 via 10.0.0.9 proto foo
ip route add 10.9.0.0/16 via 10.0.0.9 scope foo
ip route add 10.10.0.0/16 via 10.0.0.9 scope host
ip route add 10.11.0.0/16 dev va scope host
ip route add 10.12.0.0/16 dev va scope nowhere
ip route add 10.13.0.0/16 dev va scope global
ip route add 10.14.0.0/16 via 10.13.0.1
ip route add 10.15.0.0/16 via 10.0.0.9 tos 0x11
ip route add 10.15.0.0/16 via 10.0.0.9 tos 0x10
ip route add 10.15.0.0/16 via 10.0.0.10
ip route add 10.15.0.0/16 via 10.0.0.10 tos 0xb8
ip route show 10.15.0.0/16
ip route show root 10.9.0.0/16
ip route show root 10.0.0.0/8
ip route show match 10.9.9.9
ip route show exact 10.9.0.0/16
ip route show 10.9.0.0/15
ip route show dev va proto kernel
ip route show proto kernel
ip route show scope link
ip route show via 10.0.0.9
ip route show type unicast
ip route show type blackhole
ip route show src 10.0.0.1
ip route show default
ip route show 0.0.0.0/0
ip route list dev nodev
ip route show foo
ip route show table all proto kernel type local
ip route show cache
ip route flush cache
ip route flush
ip route flush proto 200
ip route flush 10.15.0.0/16
ip route flush table 99
ip route flush root 10.0.0.0/8
ip route
ip route flush dev va
ip route
ip route flush table main
ip route
ip route flush table all
ip route show table all
ip route get
ip route get foo
ip route get 1.1.1.1/24
ip route get 1.1.1.1 from 5.5.5.5
ip route get 10.0.0.1 oif va
ip route get 1.1.1.1 oif va
ip route get 1.1.1.1 oif nodev
ip route get 1.1.1.1 dev va
ip route get to 1.1.1.1 iif va
ip route get 1.1.1.1 from 10.0.0.1 iif va
ip route get 1.1.1.1 from 10.0.0.7 iif va
ip route get 0.0.0.0
ip route foo
ip route get 1.1.1.1 bogus
