# several default routes of one metric: the first whose gateway is not known to be silent
ip netns add a
ip netns add r
ip link add a1 type veth peer name x1
ip link set a1 netns a
ip link set x1 netns r
ip -n a addr add 10.107.1.1/24 dev a1
ip -n r addr add 10.107.1.254/24 dev x1
ip -n a link set a1 up
ip -n r link set x1 up
ip -n r link set lo up
ip -n r addr add 10.99.0.1/32 dev lo
ip -n a route add default via 10.107.1.253
ip -n a route append default via 10.107.1.254
ip -n a route append default via 10.107.1.252
ip -n a route append default via 10.107.1.251 metric 5
ip -n a route
# nothing is known of any of them
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a neigh
ip -n a route get 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a neigh
sleep 3
ip -n a neigh
ip -n a route get 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.1
# one that answers, one that did once
ip netns exec a ping -c1 -W1 10.107.1.254
ip -n a route get 10.99.0.1
ip netns exec a ping -c1 -W1 10.99.0.1
ip -n a neigh replace 10.107.1.253 lladdr 02:00:00:00:a7:53 nud stale dev a1
ip -n a neigh replace 10.107.1.254 lladdr 02:00:00:00:a7:54 nud stale dev a1
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a neigh replace 10.107.1.252 lladdr 02:00:00:00:a7:52 nud permanent dev a1
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a neigh replace 10.107.1.253 lladdr 02:00:00:00:a7:53 nud reachable dev a1
ip -n a route get 10.99.0.1
ip -n a neigh replace 10.107.1.253 nud failed dev a1
ip -n a neigh replace 10.107.1.254 nud failed dev a1
ip -n a neigh replace 10.107.1.252 nud failed dev a1
ip -n a neigh
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1
ip -n a neigh flush all
ip -n a neigh add 10.107.1.253 nud incomplete dev a1
ip -n a neigh
ip -n a route get 10.99.0.1
# a device, a TOS, a scope, another type among them
ip -n a route flush default
ip -n a route append default via 10.107.1.253 tos 0x10
ip -n a route append default via 10.107.1.254 tos 0x10
ip -n a route append default via 10.107.1.251 tos 0x10 metric 9
ip -n a route append default via 10.107.1.252
ip -n a route append unreachable default
ip -n a route append default dev a1 metric 3
ip -n a route append unreachable default metric 3
ip -n a route
ip -n a neigh replace 10.107.1.253 lladdr 02:00:00:00:a7:53 nud reachable dev a1
ip -n a neigh replace 10.107.1.254 lladdr 02:00:00:00:a7:54 nud reachable dev a1
ip -n a neigh replace 10.107.1.252 lladdr 02:00:00:00:a7:52 nud reachable dev a1
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1 tos 0x10
ip -n a neigh replace 10.107.1.253 nud failed dev a1
ip -n a route get 10.99.0.1 tos 0x10
ip -n a neigh replace 10.107.1.254 nud failed dev a1
ip -n a route get 10.99.0.1 tos 0x10
ip -n a route get 10.99.0.1 tos 0x10
ip -n a route get 10.99.0.1
ip -n a route del default via 10.107.1.252
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1 tos 0x10
# a device without a gateway first, one with a gateway behind it
ip -n a route flush default
ip -n a route append default dev a1
ip -n a route append default via 10.107.1.254
ip -n a route append default via 10.107.1.253
ip -n a route get 10.99.0.1
ip -n a route get 10.99.0.1 oif a1
ip -n a route flush default
ip -n a route append default dev a1 scope global
ip -n a route append default via 10.107.1.254
ip -n a route append default via 10.107.1.253
ip -n a neigh replace 10.107.1.254 lladdr 02:00:00:00:a7:54 nud reachable dev a1
ip -n a route get 10.99.0.1
