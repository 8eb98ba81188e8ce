# A machine for host mode to run on, inside an outer sandbox: an uplink eth7, a router, an internet that answers.
# Says "ready" and lives until its input ends. With "docker" it has the rules of the world of that name, with "ipv6" it
# speaks IPv6.
set -e
mount -t tmpfs none /run
mkdir -p /run/netns
mount --bind /run/netns /run/netns
mount --make-shared /run/netns
mount -t sysfs sysfs /sys
if [ "$2" != ipv6 ]; then
    sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
fi
ip link set lo up
# The router and the internet are namespaces without a name, as another machine would be.
ip netns add router
ip netns add internet
for other in router internet; do
    ip netns exec $other sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip -n $other link set lo up
done
ip link add eth7 type veth peer name lan netns router
ip -n router link add wan type veth peer name eth0 netns internet
ip addr add 10.55.0.20/24 dev eth7
ip link set eth7 up
ip -n router addr add 10.55.0.1/24 dev lan
ip -n router link set lan up
ip -n router addr add 203.0.113.2/24 dev wan
ip -n router link set wan up
ip -n internet addr add 203.0.113.1/24 dev eth0
ip -n internet addr add 8.8.8.8/32 dev lo
ip -n internet link set eth0 up
ip route add default via 10.55.0.1
ip -n router route add default via 203.0.113.1
ip netns exec router sysctl -qw net.ipv4.ip_forward=1
ip netns exec router iptables -t nat -A POSTROUTING -s 10.55.0.0/24 -o wan -j MASQUERADE
ip netns exec router sleep infinity &
router=$!
ip netns exec internet sleep infinity &
internet=$!
sleep 0.2
ip netns del router
ip netns del internet
if [ "$2" = docker ]; then
    sed s/ens33/eth7/g "$1/lesson/labs/worlds/docker.sh" > /run/docker.sh
    . /run/docker.sh
fi
ip netns add theirs
echo ready
read -r _ || true
kill $router $internet
