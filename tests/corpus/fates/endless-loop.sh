# Two bridges, two cables between them, no spanning tree: a storm that Linux never ends.
ip link add br0 address 02:00:00:00:00:f0 type bridge
ip link add br1 address 02:00:00:00:00:f1 type bridge
ip link add p0 type veth peer name q0
ip link add p1 type veth peer name q1
ip link set p0 master br0
ip link set p1 master br0
ip link set q0 master br1
ip link set q1 master br1
ip link set p0 up
ip link set p1 up
ip link set q0 up
ip link set q1 up
ip addr add 10.0.0.1/24 dev br0
ip link set br0 up
ip link set br1 up
ping -c1 -W1 10.0.0.2
