# the forms of ip's output: -br, -o, -s, -d, -j, -p, -c, -h, filters by type, master, state
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.61.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip addr add 10.61.0.254/24 dev vb
ip link set vb address 02:00:00:00:61:01
ping -c2 -i 0.2 -W1 10.61.0.1
ip link
ip -br link
ip -o link
ip -s link show vb
ip -s -s link show a0-br
ip -d link show vb
ip -d link show a0-br
ip -n a -d link show a0
ip link show type veth
ip link show type bridge
ip link show master vb
ip link show up
ip -br addr
ip -o -4 addr
ip -4 -o addr show dev vb
ip -j link show lo
ip -j addr show lo
ip -j route
ip -p -j route show dev vb
ip -j neigh
ip -j rule
ip -j route get 8.8.8.8
ip -d route
ip -s neigh
ip -o route
ip -4 route
ip route list
ip route ls table main
ip route show table local
ip neigh show dev vb
ip -6 route
ip link show dev nosuch
ip -x link
ip link help
ip -br link show dev vb
ip -br -j addr show dev vb
bridge -j link
bridge -s fdb show dev a0-br
bridge vlan
