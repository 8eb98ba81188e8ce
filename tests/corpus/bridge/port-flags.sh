# learning off, flood off, isolated, hairpin, and port states
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.52.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.52.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip netns add c
ip link add c0 type veth peer name c0-br
ip link set c0 netns c
ip link set c0-br master vb
ip -n c addr add 10.52.0.3/24 dev c0
ip -n c link set c0 up
ip link set c0-br up
bridge -d link
bridge link set dev a0-br learning off
ip netns exec a ping -c1 -W1 10.52.0.2
bridge fdb show dev a0-br
bridge link set dev b0-br flood off
ip netns exec a ping -c1 -W1 10.52.0.2
bridge fdb show dev b0-br
bridge fdb flush dev vb
ip netns exec a ping -c1 -W1 10.52.0.2
ip -n b neigh
bridge link set dev b0-br bcast_flood off
ip -n a neigh flush all
ip -n b neigh flush all
ip netns exec a ping -c1 -W1 10.52.0.2
bridge link set dev b0-br bcast_flood on
bridge link set dev b0-br flood on
bridge link set dev a0-br learning on
bridge link set dev a0-br isolated on
bridge link set dev b0-br isolated on
ip netns exec a ping -c1 -W1 10.52.0.2
ip netns exec a ping -c1 -W1 10.52.0.3
ip addr add 10.52.0.254/24 dev vb
ip netns exec a ping -c1 -W1 10.52.0.254
bridge link set dev b0-br isolated off
ip netns exec a ping -c1 -W1 10.52.0.2
bridge link set dev a0-br hairpin on
ip netns exec a ping -c1 -W1 10.52.0.3
bridge link show dev a0-br
bridge -d link show dev a0-br
bridge link set dev a0-br state 0
bridge link show dev a0-br
ip netns exec a ping -c1 -W1 10.52.0.254
bridge link set dev a0-br state 3
ip netns exec a ping -c1 -W1 10.52.0.254
bridge link set dev a0-br state blocking
bridge link set dev a0-br state 2
ip netns exec a ping -c1 -W1 10.52.0.254
bridge link set dev a0-br state 7
bridge link set dev a0-br learning maybe
bridge link set dev a0-br cost 200
bridge link set dev a0-br priority 10
bridge link set dev nosuch learning on
bridge link set dev vb learning on
bridge link show dev a0-br
bridge link show master vb
ip link set a0-br type bridge_slave learning off hairpin off
ip -d link show a0-br
