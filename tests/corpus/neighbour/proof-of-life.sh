# How long a neighbour counts as there: proof renewed, in use when it runs out, doubted and asked again
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:95:0a type veth peer name b0 address 02:00:00:00:95:0b
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.95.0.1/24 dev a0
ip -n b addr add 10.95.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec a ping -c1 -W1 10.95.0.2
ip -n b neigh replace 10.95.0.1 lladdr 02:00:00:00:95:0a nud permanent dev b0
ip -n a neigh change 10.95.0.2 lladdr 02:00:00:00:95:0b nud stale dev a0
ip -n a -s link show a0
ip netns exec a ping -q -c8 -W1 10.95.0.2
ip -n a -s link show a0
ip -n a neigh change 10.95.0.2 lladdr 02:00:00:00:95:0b nud reachable dev a0
ip -n a neigh change 10.95.0.2 dev a0 nud delay
sleep 0.1
ip -n a -s link show a0
ip -n a neigh replace 10.95.0.2 lladdr 02:00:00:00:95:0b nud reachable dev a0
sleep 2
ip -n a neigh replace 10.95.0.2 lladdr 02:00:00:00:95:0b nud reachable dev a0
ip netns exec a ping -q -c36 -W1 10.95.0.2
ip -n a neigh
ip -n b neigh
