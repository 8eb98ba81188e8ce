# ip route get: one's own packets, others' packets, rules, forbidding routes
ip netns add ns1
ip link add va type veth peer name vb netns ns1
ip addr add 10.0.0.1/24 dev va
ip link set va up
ip -n ns1 link set vb up
ip -n ns1 addr add 10.0.0.2/24 dev vb
ip route get 1.1.1.1 from 5.5.5.5
ip route get 1.1.1.1 from 10.0.0.1
ip route get 10.0.0.7 from 192.168.17.10
ip route get 1.1.1.1 from 127.0.0.1
ip route get 1.1.1.1 tos 0x10
ip route get 10.0.0.1 from 10.0.0.2 iif va
ip route get 1.1.1.1 from 10.0.0.2 iif va
sysctl -qw net.ipv4.ip_forward=1
ip route get 1.1.1.1 from 10.0.0.2 iif va
ip -j route get 1.1.1.1 from 10.0.0.2 iif va
ip route get 10.0.0.7 from 10.0.0.2 iif va
ip route get 1.1.1.1 from 10.0.5.2 iif va
sysctl -qw net.ipv4.conf.va.rp_filter=1
ip route get 1.1.1.1 from 10.0.5.2 iif va
ip route get 10.0.0.255 from 10.0.0.2 iif va
ip route get 224.0.0.1 from 10.0.0.2 iif va
ip route get 255.255.255.255 from 10.0.0.2 iif va
ip route get 10.0.0.0
ip route get 10.0.0.0 from 10.0.0.2 iif va
ip route add table 100 default via 10.0.0.2
ip route get 5.5.5.5 mark 7
ip rule add fwmark 7 table 100
ip route get 5.5.5.5 mark 7
ip route get 5.5.5.5
ip route get 10.0.0.1
ip -d route get 10.0.0.1
ip route get fibmatch 10.0.0.1
ip route get fibmatch 5.5.5.5 mark 7
ip route get 5.5.5.5 oif va
ip route get 5.5.5.5 from 10.0.0.1 oif va
ip -j route get 5.5.5.5 from 10.0.0.1 oif va
ip route get 10.0.0.255 oif va
ip -s -s route get 10.0.0.2
ip rule add to 6.6.6.6 prohibit
ip route get 6.6.6.6
ip rule add to 6.6.6.7 unreachable
ip route get 6.6.6.7
ip rule add to 6.6.6.8 blackhole
ip route get 6.6.6.8
ip route add prohibit 7.7.7.7
ip route get 7.7.7.7
ip route get fibmatch 7.7.7.7
ip route get 7.7.7.7 from 10.0.0.2 iif va
ip route get 127.0.0.1 oif va
ip -o -d route get 1.1.1.1
ip route get 10.0.0.2 oif lo
ip -j -p route get 10.0.0.255
ip route get 1.1.1.1 mark 0x10
ip -d rule
ip route show table 100
ip route show table all type unicast
ip link set va down
ip route show table 100
ip route get 10.0.0.1
ip route get 10.0.0.2
ip route
ip addr show va
ip link set va up
ip route
