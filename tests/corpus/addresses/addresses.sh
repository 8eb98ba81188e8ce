# Addresses: adding, what makes one secondary, the order of the list, deleting, flushing
ip netns add ns1
ip link add va address 02:00:00:00:00:01 type veth peer name vb netns ns1
ip addr add 10.0.0.1/24 dev va
ip addr add 10.0.0.1/24 dev va
ip addr add 10.0.0.1/25 dev va
ip addr add 10.0.0.5/24 dev va
ip addr add 10.0.0.6/24 brd + dev va
ip addr add 10.0.1.1/30 brd + dev va label va:x
ip addr add 10.0.2.1 peer 10.0.2.2/32 dev va
ip addr add 10.0.3.1 peer 10.0.3.2/24 dev va
ip addr add 10.0.4.1/31 brd + dev va
ip addr add 10.0.5.1/32 brd + dev va
ip addr add 10.0.6.1/24 broadcast 10.0.6.77 dev va
ip addr add 10.0.7.1/24 scope link dev va
ip addr add 10.0.8.1/24 scope host dev va
ip addr add 10.0.10.1/24 brd - dev va
ip addr add 10.0.11.1/24 dev va noprefixroute
ip addr add 10.0.12.1/24 dev va metric 77
ip addr add 10.0.13.1 dev va
ip addr add 127.0.0.9/8 dev va
ip addr add 224.0.0.9/24 dev va
ip addr add 0.0.0.0/0 dev va
ip addr add 255.255.255.255/32 dev va
ip addr add 10.0.14.0/24 dev va
ip addr add 10.0.15.255/24 dev va
ip addr add 10.0.16.1/24 dev va label foo
ip addr add 10.0.16.1/24 dev nodev
ip addr add 10.0.16.1/24
ip addr add dev va
ip addr add 10.0.16.1/33 dev va
ip addr add 10.0.16/24 dev va
ip addr add 10.0.16.300/24 dev va
ip addr add foo dev va
ip addr
ip link set va up
ip -n ns1 link set vb up
ip addr
ip -d addr
ip -s addr show va
ip -br addr
ip -4 addr
ip -6 addr
ip -o addr
ip -j addr show va
ip -j -p addr show lo
ip addr show dev va scope link
ip addr show to 10.0.0.0/16
ip addr show to 10.0.3.0/24
ip addr show label va:x
ip addr show secondary
ip addr show primary
ip addr show up
ip addr show type veth
ip addr show type bridge
ip addr show master va
ip addr show nodev
ip addr ls va
ip addr del 10.0.0.5 dev va
ip addr del 10.0.0.5/25 dev va
ip addr del 10.0.0.1/24 dev va
ip addr show va
ip addr del 10.0.0.1/25 dev va
ip addr del 99.0.0.1/25 dev va
ip addr del 10.0.3.1/24 dev va
ip addr del 10.0.2.1/32 dev va
ip addr del 10.0.1.0/24 dev va
ip addr del dev va
ip addr del 10.0.1.1/30
ip addr del 10.0.13.1 dev va label foo
ip addr del 10.0.13.1 dev va
ip addr show va
ip addr replace 10.0.12.1/24 dev va metric 5
ip addr change 10.0.12.1/24 dev va brd 10.0.12.9
ip addr change 10.0.99.1/24 dev va
ip addr replace 10.0.98.1/24 dev va
ip addr show va
ip route
ip addr flush dev va scope link
ip addr flush to 10.0.12.0/24
ip addr flush
ip addr flush dev nodev
ip addr flush dev va
ip addr show va
ip addr flush dev va
ip addr foo
ip addr show va foo
ip addr add 1.1.1.1/24 1.1.1.2/24 dev va
ip addr add 1.1.1.1/24 dev va bogus
ip addr del 10.0.0.1/24 dev nodev
ip addr show dev
ip addr flush label foo
ip -br -4 addr show va
ip -br link show va
