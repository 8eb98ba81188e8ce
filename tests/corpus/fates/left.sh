# A dummy device counts a packet and forgets it.
ip link add d0 type dummy
ip addr add 10.0.0.1/24 dev d0
ip link set d0 up
ping -c1 -W1 10.0.0.2
ip -s link show d0
