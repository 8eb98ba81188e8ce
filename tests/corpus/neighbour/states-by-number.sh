# A state of a neighbour by its number, in any base that C reads: one bit, or none.
ip link add name v type veth peer name w
ip link set v up
ip link set w up
ip address add 10.0.0.1/24 dev v
ip neigh add 10.0.0.2 lladdr 02:00:00:00:00:01 nud 0x80 dev v
ip neigh add 10.0.0.3 lladdr 02:00:00:00:00:01 nud 04 dev v
ip neigh add 10.0.0.4 lladdr 02:00:00:00:00:01 nud 64 dev v
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:01 nud 0x20 dev v
ip neigh add 10.0.0.6 nud 0 dev v
ip neigh add 10.0.0.7 lladdr 02:00:00:00:00:01 nud 3 dev v
ip neigh add 10.0.0.7 lladdr 02:00:00:00:00:01 nud 256 dev v
ip neigh show nud 0200
ip neigh show nud 4
ip neigh show nud 0x40
ip neigh show nud 32
ip neigh show nud 0
ip neigh show nud 6
ip neigh show nud -1
ip neigh change 10.0.0.2 nud 0x40 dev v
ip neigh show 10.0.0.2 nud noarp
ip neigh flush nud 4
ip neigh show 10.0.0.3
