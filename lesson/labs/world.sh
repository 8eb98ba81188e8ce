# The world around the lab: what was there before the first command of stage 1.
#
#      host                          _gw                        _inet
#   ens33 ------------------------- lan  wan ------------------ eth0   lo
#   192.168.17.10/24    192.168.17.2/24  203.0.113.2/24         203.0.113.1/24
#                                                               8.8.8.8, 1.1.1.1
#
# The host is the tutorial's: one network card, ens33, and a default route through the gateway.
# The gateway _gw is a home router: it forwards, and it translates (masquerades) the source addresses of
# 192.168.17.0/24 and of no other network. A packet from anywhere else leaves through it untranslated, and the
# internet has no way back to its sender. Stage 4 runs into exactly that.
# _inet stands for the internet: the addresses 8.8.8.8 and 1.1.1.1 answer there.
#
# IPv6 is off everywhere: its router solicitations would fill the bridge's table before our first ping.
# The lab does not see the two names: `ip netns ls` lists only what the lab has made.

ip link set lo up

# Two more machines, and a cable to each.
ip netns add _gw
ip netns add _inet
ip link add ens33 type veth peer name lan netns _gw
ip -n _gw link add wan type veth peer name eth0 netns _inet
ip -n _gw link set lo up
ip -n _inet link set lo up

# The host's network card.
ip addr add 192.168.17.10/24 dev ens33
ip link set ens33 up

# The gateway: one foot in the host's network, one in the internet.
ip -n _gw addr add 192.168.17.2/24 dev lan
ip -n _gw link set lan up
ip -n _gw addr add 203.0.113.2/24 dev wan
ip -n _gw link set wan up

# The internet: two well-known addresses on one machine.
ip -n _inet addr add 203.0.113.1/24 dev eth0
ip -n _inet addr add 8.8.8.8/32 dev lo
ip -n _inet addr add 1.1.1.1/32 dev lo
ip -n _inet link set eth0 up

# The ways: the host goes through the gateway, the gateway through the internet.
ip route add default via 192.168.17.2
ip -n _gw route add default via 203.0.113.1
ip netns exec _gw sysctl -qw net.ipv4.ip_forward=1
ip netns exec _gw iptables -t nat -A POSTROUTING -s 192.168.17.0/24 -o wan -j MASQUERADE
