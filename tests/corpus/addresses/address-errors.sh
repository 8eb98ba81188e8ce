# what ip addr says about mistakes, and the ways to list and flush
ip link add v0 type veth peer name v1
ip link set v0 up
ip link set v1 up
ip addr add 10.9.0.1/24 dev v0
ip addr add 10.9.0.1/24 dev v0
ip addr add 10.9.0.1/16 dev v0
ip addr add 10.9.0.1/33 dev v0
ip addr add 10.9.0/24 dev v0
ip addr add 10.9.0.256/24 dev v0
ip addr add ten/24 dev v0
ip addr add 10.9.0.5/24
ip addr add dev v0
ip addr add 10.9.0.5/24 dev
ip addr add 10.9.0.5/24 dev v0 nonsense
ip addr add 10.9.0.5/255.255.255.0 dev v0
ip addr add 10.9.0.6/24 v0
ip addr add 10.9.0.7/24 dev nosuch
ip addr del 10.9.0.77/24 dev v0
ip addr del 10.9.0.1/30 dev v0
ip addr replace 10.9.0.8/24 dev v0
ip addr change 10.9.0.9/24 dev v0
ip addr show v0
ip addr show nosuch
ip addr show dev v0 scope global
ip addr show up
ip -4 addr show v0
ip -br -4 addr
ip -o addr show v0
ip -s addr show v0
ip addr ls to 10.9.0.0/24
ip a s v0
ip addr foo
ip addr flush
ip addr flush dev v0
ip addr show v0
ip addr flush dev nosuch
ip address show dev v1
ip -6 addr show v0
