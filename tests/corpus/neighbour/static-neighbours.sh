# permanent and static neighbours, right and wrong, replace, change, and net-tools' arp
ip link add vb type bridge
ip link set vb up
ip netns add a
ip netns add b
ip link add a0 address 02:00:00:00:27:01 type veth peer name a0-br
ip link add b0 address 02:00:00:00:27:02 type veth peer name b0-br
ip link set a0 netns a
ip link set b0 netns b
ip link set a0-br master vb up
ip link set b0-br master vb up
ip -n a addr add 10.27.0.1/24 dev a0
ip -n b addr add 10.27.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n a neigh add 10.27.0.2 lladdr 02:00:00:00:27:99 dev a0
ip -n a neigh
ip netns exec a ping -c1 -W1 10.27.0.2
ip -n a neigh add 10.27.0.2 lladdr 02:00:00:00:27:02 dev a0
ip -n a neigh replace 10.27.0.2 lladdr 02:00:00:00:27:02 dev a0
ip netns exec a ping -c1 -W1 10.27.0.2
ip -n a neigh change 10.27.0.5 lladdr 02:00:00:00:27:05 dev a0
ip -n a neigh change 10.27.0.2 lladdr 02:00:00:00:27:98 dev a0 nud reachable
ip netns exec a ping -c1 -W1 10.27.0.2
ip -n a neigh replace 10.27.0.2 lladdr 02:00:00:00:27:97 dev a0 nud stale
ip netns exec a ping -c1 -W1 10.27.0.2
ip -n a neigh show
ip -n a neigh flush all
ip netns exec a arp -s 10.27.0.2 02:00:00:00:27:02
ip netns exec a arp -n
ip netns exec a arp -an
ip netns exec a arp -a
ip netns exec a ping -c1 -W1 10.27.0.2
ip -n a neigh
ip -n a neigh flush all
ip -n a neigh
ip -n a neigh flush nud permanent
ip -n a neigh
ip -n b neigh add 10.27.0.1 lladdr 02:00:00:00:27:01 dev b0 nud permanent
ip -n b link set b0 down
ip -n b neigh
ip -n b link set b0 up
ip -n b neigh
ip -n a neigh add 10.27.0.3 dev a0
ip -n a neigh add 10.27.0.3 lladdr nonsense dev a0
ip -n a neigh add 10.27.0.3 lladdr 02:00:00:00:27:03
ip -n a neigh add 10.27.0.3 lladdr 02:00:00:00:27:03 dev nosuch
ip -n a neigh add 10.27.0.300 lladdr 02:00:00:00:27:03 dev a0
ip -n a neigh add 10.27.0.4 lladdr 02:00:00:00:27:04 dev a0 nud noarp
ip -n a neigh add 10.27.0.6 lladdr 02:00:00:00:27:06 dev a0 nud nonsense
ip -n a neigh add proxy 10.27.0.50 dev a0
ip -n a neigh show proxy
ip -n a neigh
ip netns exec a arp -s 10.27.0.9
ip netns exec a arp -s 10.99.0.9 02:00:00:00:27:09
