# An address makes 10.1.2.255 a broadcast: an entry without a MAC goes, one with a MAC stays.
ip link add w0 type veth peer name w1
ip link set w0 up
ip link set w1 up
ip addr add 10.1.1.1/16 dev w0
ip neigh add 10.1.2.255 lladdr 02:00:00:00:00:09 dev w0 nud stale
ip neigh change 10.1.2.255 dev w0 nud failed
ip -4 neigh show dev w0
ip addr add 10.1.2.5/24 dev w0
ip -4 neigh show dev w0
ip addr del 10.1.2.5/24 dev w0
ip neigh add 10.1.2.255 lladdr 02:00:00:00:00:09 dev w0 nud stale
ip addr add 10.1.2.5/24 dev w0
ip -4 neigh show dev w0
# The same for a broadcast that was set by hand.
ip neigh add 10.1.3.9 lladdr 02:00:00:00:00:09 dev w0 nud stale
ip neigh change 10.1.3.9 dev w0 nud failed
ip addr add 10.1.3.5/24 broadcast 10.1.3.9 dev w0
ip -4 neigh show dev w0
# A failure that somebody ordered is no update of an entry that had an answer.
ip neigh add 10.1.1.9 lladdr 02:00:00:00:00:0a dev w0 nud stale
sleep 2
ip neigh change 10.1.1.9 dev w0 nud failed
ip -4 -s neigh show 10.1.1.9 dev w0
