# what surrounds a lab: the host's uplink, its gateway, and an internet in which 8.8.8.8 and 1.1.1.1 answer
ip link set lo up
ip netns add _gw
ip netns add _inet
ip link add ens33 type veth peer name lan netns _gw
ip -n _gw link add wan type veth peer name eth0 netns _inet
ip -n _gw link set lo up
ip -n _inet link set lo up
ip addr add 192.168.17.10/24 dev ens33
ip link set ens33 up
ip -n _gw addr add 192.168.17.2/24 dev lan
ip -n _gw link set lan up
ip -n _gw addr add 203.0.113.2/24 dev wan
ip -n _gw link set wan up
ip -n _inet addr add 203.0.113.1/24 dev eth0
ip -n _inet addr add 8.8.8.8/32 dev lo
ip -n _inet addr add 1.1.1.1/32 dev lo
ip -n _inet link set eth0 up
ip route add default via 192.168.17.2
ip -n _gw route add default via 203.0.113.1
ip netns exec _gw sysctl -qw net.ipv4.ip_forward=1
ip netns exec _gw iptables -t nat -A POSTROUTING -s 192.168.17.0/24 -o wan -j MASQUERADE
