# deleting a veth end, a bridge with ports, a device with routes; and what cannot be deleted
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.66.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.66.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip addr add 10.66.0.254/24 dev vb
ip route add 10.166.0.0/16 via 10.66.0.1
ip rule add iif vb table 66
ip neigh add 10.66.0.77 lladdr 02:00:00:00:66:77 dev vb
ip link del b0-br
ip -n b link
bridge link
ip -n b route
ip netns exec b ping -c1 -W1 10.66.0.1
ping -c1 -W1 10.66.0.2
ip link del vb
ip link show a0-br
ip route
ip rule
ip neigh
ping -c1 -W1 10.66.0.1
ip -n a route
ip netns exec a ping -c1 -W1 10.66.0.254
ip link del lo
ip link del nosuch
ip link del
ip link delete dev a0-br
ip -n a link
ip link add v0 type veth peer name v1
ip link set v1 netns a
ip -n a link del v1
ip link show v0
ip link add v0 type veth peer name v1 netns a
ip link add v0 type veth peer name v1 netns nosuch
ip link add v0 netns a type veth peer name v2
ip link show v2
ip -n a -br link
ip link del v0 type veth
ip link add vb type bridge
ip link del vb type veth
ip netns del a
ip -br link
ip rule
