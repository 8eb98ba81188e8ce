# the life of a neighbour: learned from asking, from being asked, deleted, failed, flushed
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.26.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.26.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c addr add 10.26.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
ip -n a neigh
ip netns exec a ping -c1 -W1 10.26.0.2
ip -n a neigh
ip -n b neigh
ip -n c neigh
ip netns exec a ping -c1 -W1 10.26.0.9
ip -n a neigh
ip -n b neigh
ip netns exec a ping -c5 -i 0.3 -W1 10.26.0.9
ip netns exec a arp -n
ip -n a neigh show 10.26.0.2
ip -n a neigh show dev a0
ip -n a neigh show nud failed
ip -n a neigh show nud reachable
ip -n a neigh del 10.26.0.2 dev a0
ip -n a neigh del 10.26.0.77 dev a0
ip -n a neigh
ip netns exec a ping -c1 -W1 10.26.0.2
ip -n a neigh flush all
ip -n a neigh flush dev a0
ip -n a neigh
ip netns exec a arp -n
ip netns exec a ping -c1 -W1 10.26.0.3
ip netns exec a arp -d 10.26.0.3
ip netns exec a arp -n
ip netns exec a arp -d 10.26.0.77
ip -n a link set a0 arp off
ip -n a link show a0
ip netns exec a ping -c1 -W1 10.26.0.2
ip -n a neigh
ip -n a link set a0 arp on
ip netns exec a ping -c1 -W1 10.26.0.2
