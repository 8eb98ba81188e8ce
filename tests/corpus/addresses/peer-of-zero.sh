# A peer of 0.0.0.0 is left out of the kernel's message: ip shows an address without a peer.
ip link add d0 type veth peer name d1
ip link set d0 up
ip link set d1 up
ip addr add 10.0.0.1 peer 0.0.0.0/32 dev d0
ip -4 addr show d0
ip -br -4 addr show d0
ip -j -4 addr show d0
ip addr add 10.0.0.2 peer 0.0.0.0/24 dev d0
ip -4 addr show d0
ip route show table local dev d0
ip addr del 10.0.0.1 peer 0.0.0.0/32 dev d0
ip addr del 10.0.0.2/24 dev d0
ip -4 addr show d0
ip addr flush dev d0
ip -4 addr show d0
