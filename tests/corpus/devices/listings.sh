# What the show commands select, and what -j and -br make of rows that are left out
ip link add br0 address 02:00:00:00:01:00 type bridge
ip link set br0 up
ip addr add 10.0.0.254/24 dev br0
ip addr add 10.0.0.253/24 dev br0 label br0:x
ip addr add 10.0.1.253/24 dev br0 scope link
ip link add v0 address 02:00:00:00:01:01 type veth peer name v1 address 02:00:00:00:01:02
ip link set v0 master br0
ip addr add 10.1.0.1/24 dev v1
ip link show master br0 nomaster
ip link show nomaster master br0
ip link show dev v0 nomaster
ip -j link show dev v0 type bridge
ip -j link show type vlan
ip -j addr show up
ip -o addr show up
ip -j -o addr show up
ip -o addr show type vlan
ip -j addr show type vlan
ip -br addr show label br0:x
ip -j addr show label br0:x up
ip -j addr show label br0:x type vlan
ip -j -o addr show label br0:x
ip -br addr show label br0:x up
ip -0 -j addr show label br0
ip addr show scope 55
ip -j -o addr show scope link
ip -j -s addr show dev v1
ip -s -o -0 addr show dev v1
ip -br -o addr show up
ip -6 -j addr
ip route add 10.5.0.0/16 dev br0 proto 77
ip route add 10.5.1.0/24 dev br0 table 100
ip route add 10.6.0.0/16 nexthop via 10.0.0.1 weight 2 nexthop via 10.0.0.2
ip route show proto 77
ip route show scope 55
ip route show table 0
ip -j route show table 77
ip -j -p route show table 77
ip -j route show cache
ip -6 -j -p route
ip -0 -j route
ip -o route get fibmatch 10.6.0.1
ip -c route get fibmatch 10.0.0.1
ip rule add from 10.9.0.0/16 lookup 100
ip rule add to 10.9.1.0/24 oif br0 prohibit
ip rule show from 10.0.0.0/8
ip -6 -j rule
ip -6 rule show table main
ip -0 rule
ip -0 -j rule
ip rule flush table 100
ip rule
ip neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev br0
ip neigh add 10.0.0.78 lladdr 02:00:00:00:00:78 dev br0 nud noarp
ip neigh add proxy 10.0.0.79 dev br0
ip -br neigh show dev br0
ip -br -c neigh
ip -j -br neigh
ip -j neigh get 10.0.0.77 dev br0
ip -br neigh get 10.0.0.77 dev br0
ip -br neigh show proxy
ip -c neigh show proxy
ip -j -br neigh show proxy
ip neigh flush proxy to 10.0.0.80
ip neigh show proxy
ip neigh flush proxy
ip neigh show proxy
ip neigh flush dev br0 nud noarp
ip neigh show nud all to 10.0.0.0/24
bridge fdb add 02:00:00:00:00:78 dev v0 master static
bridge -c link
bridge -c -d link show dev v0
bridge -c fdb show state static
bridge fdb show br v0
bridge fdb show br br0 state temp
bridge -j -p vlan show dev nope
