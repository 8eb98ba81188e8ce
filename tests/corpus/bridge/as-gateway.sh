# the bridge's own MAC as a gateway: it changes when ports join and leave, neighbours go stale
ip link add vb type bridge
ip link set vb up
ip link set vb address 02:00:00:00:67:ff
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.67.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip addr add 10.67.0.254/24 dev vb
ip -n a route add default via 10.67.0.254
ip netns exec a ping -c1 -W1 10.67.0.254
ip -n a neigh
ip link add p1 address 02:00:00:00:67:01 type veth peer name q1
ip link set p1 master vb
ip link show vb
ip netns exec a ping -c1 -W1 10.67.0.254
ip link add vc address 02:00:00:00:67:aa type bridge
ip link show vc
ip link set vc up
ip link set p1 master vc
ip link show vc
ip link show p1
ip addr add 10.68.0.254/24 dev p1
ip route
ip link set p1 up
ip link set q1 up
ip addr add 10.68.0.1/24 dev q1
ip netns add n
ip link set q1 netns n
ip -n n addr add 10.68.0.1/24 dev q1
ip -n n link set q1 up
ip netns exec n ping -c1 -W1 10.68.0.254
ping -c1 -W1 10.68.0.1
ip addr del 10.68.0.254/24 dev p1
ip addr add 10.68.0.254/24 dev vc
ip netns exec n ping -c1 -W1 10.68.0.254
ping -c1 -W1 10.68.0.1
ip link add vd type bridge
ip link set a0-br master vd
ip link set a0-br nomaster
ip link show vd
ip link set vd up
ip -br link show vd
ip addr add 10.69.0.1/24 dev vd
ip route
ping -c1 -W1 10.69.0.2
