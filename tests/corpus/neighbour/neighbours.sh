# The neighbour table by hand
ip netns add ns1
ip link add va type veth peer name vb netns ns1
ip addr add 10.0.0.1/24 dev va
ip link set va up
ip -n ns1 link set vb up
ip -n ns1 addr add 10.0.0.2/24 dev vb
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev va
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev va
ip neigh add 10.0.0.6 lladdr 02:00:00:00:00:06 nud stale dev va
ip neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 nud reachable dev va
ip neigh add 10.0.0.8 nud failed dev va
ip neigh add 10.0.0.10 lladdr 02:00:00:00:00:07 nud noarp dev va
ip neigh add 10.0.0.12 nud incomplete dev va
ip neigh add 10.0.0.13 nud stale dev va
ip neigh add proxy 10.0.0.99 dev va
ip neigh add 10.0.0.14 lladdr foo dev va
ip neigh add 10.0.0.14 lladdr 02:00:00:00:00:07 nud foo dev va
ip neigh add 10.0.0.14 lladdr 02:00:00:00:00:07
ip neigh add 10.0.0.14 lladdr 02:00:00:00:00:07 dev nodev
ip neigh add foo lladdr 02:00:00:00:00:07 dev va
ip neigh add
ip neigh
ip neigh show nud all
ip neigh show nud permanent
ip neigh show nud stale
ip neigh show nud failed
ip neigh show proxy
ip neigh show dev va
ip neigh show 10.0.0.5
ip neigh show 10.0.0.0/29
ip neigh show dev nodev
ip neigh show nud foo
ip -j neigh
ip -j -p neigh show dev va 10.0.0.5
ip -br neigh
ip -d neigh
ip -o neigh
ip neigh get 10.0.0.5 dev va
ip neigh get 10.0.0.55 dev va
ip neigh get 10.0.0.5
ip neigh get 10.0.0.99 dev va proxy
ip neigh replace 10.0.0.5 lladdr 02:00:00:00:00:55 dev va
ip neigh change 10.0.0.5 lladdr 02:00:00:00:00:56 nud stale dev va
ip neigh change 10.0.0.77 lladdr 02:00:00:00:00:56 dev va
ip neigh replace 10.0.0.78 lladdr 02:00:00:00:00:56 dev va
ip neigh show dev va
ip neigh del 10.0.0.5 dev va
ip neigh del 10.0.0.5 dev va
ip neigh del 10.0.0.5
ip neigh del 10.0.0.222 dev va
ip neigh del proxy 10.0.0.99 dev va
ip neigh del proxy 10.0.0.99 dev va
ip neigh del 10.0.0.222 lladdr 02:00:00:00:00:07 dev va
ip neigh flush
ip neigh flush dev va
ip neigh show dev va
ip neigh flush all
ip neigh flush dev va nud permanent
ip neigh show dev va
ip neigh flush dev nodev
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev va
ip neigh foo
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev vd
ip link set va down
ip neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 dev va
ip neigh add 10.0.0.6 dev va nud stale lladdr 02:00:00:00:00:05
ip neigh show dev va
ip neigh show dev lo
ip neigh show nud all
