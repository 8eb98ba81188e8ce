# routes that are refused or ask for something rare: host scope, sources in other tables,
# questions about groups and about nobody
ip link set lo up
ip link add e0 type veth peer name p0
ip netns add r
ip link set p0 netns r
ip addr add 10.109.0.1/24 dev e0
ip link set e0 up
ip -n r addr add 10.109.0.2/24 dev p0
ip -n r link set p0 up
ip route add local 10.109.9.1 nexthop dev lo nexthop dev e0
ip route add local 10.109.9.1 via 10.109.0.2 dev e0
ip route add local 10.109.9.1 scope host
ip route add local 10.109.9.1 dev lo table 100
ip route show table 100
ip route add 10.110.0.0/16 via 10.109.0.2 src 10.109.9.1 table 100
ip route add 10.110.0.0/16 via 10.109.0.2 src 10.109.9.2 table 100
ip route add 10.110.0.0/16 via 10.109.0.2 src 10.109.9.1
ip route add local 10.109.9.3 dev lo src 10.109.9.3
ip route show table 100
ip route add 10.111.0.0/16 via 10.109.9.1 table 100
ip route add blackhole 10.112.0.0/16 table 100
ip route add 10.113.0.0/16 via 10.112.0.1 table 100
ip route add 10.113.0.0/16 via 10.112.0.1
ip route add multicast 10.114.0.0/16 dev e0
ip route add broadcast 10.115.0.0/16 dev e0
ip route add 10.116.0.0/16 via 10.114.0.1
ip route add 10.116.0.0/16 via 10.115.0.1
ip route add throw 10.117.0.0/16
ip route add 10.116.0.0/16 via 10.117.0.1
ip route
# questions
ip route get 10.109.0.2 from 224.0.0.5
ip route get 10.109.0.2 from 255.255.255.255
ip route get 10.109.0.2 from 10.109.0.77
ip route get 224.0.0.1 from 10.109.0.1
ip route get 224.0.0.5
ip route get 224.0.0.5 from 10.109.0.1 oif e0
ip route get 255.255.255.255 from 10.109.0.1
ip route get 255.255.255.255
ip route get 255.255.255.255 oif e0
ip route get 224.0.0.5 from 127.0.0.1
ip route get 224.0.0.5 from 10.109.9.3
ip route get 0.0.0.0
ip route get 0.0.0.0 oif e0
ip route get 0.0.0.0 from 10.109.0.1
ip route get 10.114.0.1
ip route get 10.115.0.1
ip route get 10.115.0.1 from 10.109.0.1
ip route get 10.109.9.3
ip route get 127.0.0.1 from 10.109.0.1
ip route get 10.109.0.2 from 127.0.0.1
ip route get 10.109.0.2 from 10.109.0.77 iif e0
ip route get 10.114.0.1 from 10.109.0.2 iif e0
ip route get 10.115.0.1 from 10.109.0.2 iif e0
ip route get 224.0.0.1 from 10.109.0.2 iif e0
ip route get 224.0.0.1 from 127.0.0.1 iif e0
ip route get 10.109.0.1 from 224.0.0.9 iif e0
ip route get 0.0.0.0 from 10.109.0.2 iif e0
ip route get 255.255.255.255 from 0.0.0.0 iif e0
sysctl -w net.ipv4.ip_forward=1
ip route get 10.114.0.1 from 10.109.0.2 iif e0
ip route get 10.117.0.1 from 10.109.0.2 iif e0
# a rule that forbids
ip rule add pref 70 to 10.120.0.0/16 unreachable
ip rule
ip route get 10.109.0.2
ip route get 10.120.0.1
ip route get 10.109.0.2 from 10.109.0.1
ping -c1 -W1 10.109.0.2
ping -c1 -W1 -I 10.109.0.1 224.0.0.1
ping -c1 -W1 -I e0 224.0.0.1
ping -c1 -W1 -b -I 10.109.0.1 255.255.255.255
# an address of this host, and one of the interface that a packet came in by
ip -n r route add 10.109.9.3 via 10.109.0.1
iptables -A INPUT -m addrtype --dst-type LOCAL
iptables -A INPUT -m addrtype --dst-type LOCAL --limit-iface-in
ip netns exec r ping -c1 -W1 10.109.0.1
ip netns exec r ping -c1 -W1 10.109.9.3
iptables -L INPUT -n -v
