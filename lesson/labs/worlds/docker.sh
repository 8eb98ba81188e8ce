# What Docker adds to the tutorial's host: the state of a machine on which `dockerd` runs and no container does.
#
# Played after ../world.sh. Taken from Docker Engine 28 (`iptables -S` and `iptables -t nat -S` after its start; the
# same rules are kept as documentation in moby's integration/network/bridge/iptablesdoc).
#
# Two settings and one policy decide most surprises:
#   - ip_forward is 1: the machine forwards, whoever asks.
#   - the policy of FORWARD is DROP. Docker sets it when it was Docker that switched forwarding on.
#   - bridge-nf-call-iptables is 1: what a Linux bridge passes from port to port goes through FORWARD too.
# The last comes with the module br_netfilter. Docker up to 27.2 loads it always, later ones where `icc` or
# `userland-proxy` is false; Kubernetes and libvirt hosts have it as well.

sysctl -qw net.ipv4.ip_forward=1
sysctl -qw net.bridge.bridge-nf-call-iptables=1

# The default network: a bridge with no port yet, and so without carrier.
ip link add docker0 type bridge
ip addr add 172.17.0.1/16 brd 172.17.255.255 dev docker0

# Filter: all of Docker's rules hang on two jumps at the top of FORWARD.
for chain in DOCKER DOCKER-BRIDGE DOCKER-CT DOCKER-FORWARD DOCKER-ISOLATION-STAGE-1 DOCKER-ISOLATION-STAGE-2 DOCKER-USER; do iptables -N $chain; done
iptables -A FORWARD -j DOCKER-USER
iptables -A FORWARD -j DOCKER-FORWARD
iptables -A DOCKER-FORWARD -j DOCKER-CT
iptables -A DOCKER-FORWARD -j DOCKER-ISOLATION-STAGE-1
iptables -A DOCKER-FORWARD -j DOCKER-BRIDGE
iptables -A DOCKER-FORWARD -i docker0 -j ACCEPT
iptables -A DOCKER-CT -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2
iptables -A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
iptables -A DOCKER-BRIDGE -o docker0 -j DOCKER
iptables -A DOCKER ! -i docker0 -o docker0 -j DROP
iptables -P FORWARD DROP

# Up only now, so that what a new bridge tells its group members meets the same rules whenever it is sent.
ip link set docker0 up

# Nat: published ports are found by DOCKER, and containers leave with the host's address.
iptables -t nat -N DOCKER
iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
iptables -t nat -A DOCKER -i docker0 -j RETURN
