# iptables over a bridge, further: DNAT of bridged packets to where they cannot go, to one who must be asked for first,
# to the bridge's own host; drops after the bridge has chosen; what a promiscuous bridge's host sees of a flow
ip link add br0 address 02:00:00:00:a5:ff type bridge
ip link set br0 up
ip netns add a
ip link add v0 address 02:00:00:00:a5:01 type veth peer name e0 netns a
ip link set v0 master br0 up
ip -n a addr add 10.105.0.1/24 dev e0
ip -n a link set e0 up address 02:00:00:00:a5:0a
ip netns add b
ip link add v1 address 02:00:00:00:a5:02 type veth peer name e1 netns b
ip link set v1 master br0 up
ip -n b addr add 10.105.0.2/24 dev e1
ip -n b link set e1 up address 02:00:00:00:a5:0b
ip addr add 10.105.0.254/24 dev br0
ip -n a neigh add 10.105.0.9 lladdr 02:00:00:00:a5:99 dev e0
# to a loopback address, to one without a route, to the host itself, to the other guest
iptables -t nat -A PREROUTING -d 10.105.0.9 -j DNAT --to-destination 127.0.0.1
ip netns exec a ping -c1 -W1 10.105.0.9
iptables -t nat -R PREROUTING 1 -d 10.105.0.9 -j DNAT --to-destination 10.200.0.1
ip netns exec a ping -c1 -W1 10.105.0.9
sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c1 -W1 10.105.0.9
iptables -t nat -R PREROUTING 1 -d 10.105.0.9 -j DNAT --to-destination 10.105.0.254
ip netns exec a ping -c1 -W1 10.105.0.9
iptables -t nat -R PREROUTING 1 -d 10.105.0.9 -j DNAT --to-destination 10.105.0.2
ip neigh flush dev br0
ip netns exec a ping -c1 -W1 10.105.0.9
ip netns exec a ping -c1 -W1 10.105.0.9
sysctl -w net.ipv4.ip_forward=0
ip netns exec a ping -c1 -W1 10.105.0.9
sysctl -w net.ipv4.ip_forward=1
ip -n a neigh
iptables -t nat -L PREROUTING -n -v
# a frame that waits for the MAC of its new destination while its port goes away
iptables -t nat -R PREROUTING 1 -d 10.105.0.9 -j DNAT --to-destination 10.105.0.77
ip -n b -s link show e1
ip netns exec a ping -c1 -W1 10.105.0.9 & sleep 0.3; ip link set v0 nomaster; ip neigh replace 10.105.0.77 lladdr 02:00:00:00:a5:0b dev br0; wait
ip -n b -s link show e1
ip link set v0 master br0
ip neigh del 10.105.0.77 dev br0
ip netns exec a ping -c1 -W1 10.105.0.9 & sleep 0.3; ip link set v0 down; ip neigh replace 10.105.0.77 lladdr 02:00:00:00:a5:0b dev br0; wait
ip -n b -s link show e1
ip link set v0 up
ip neigh del 10.105.0.77 dev br0
ip netns exec a ping -c1 -W1 10.105.0.9 & sleep 0.3; ip neigh replace 10.105.0.77 lladdr 02:00:00:00:a5:0b dev br0; wait
ip -n b -s link show e1
iptables -t nat -F
# dropped after the bridge has chosen the port
iptables -t mangle -A POSTROUTING -p icmp -j DROP
ip netns exec a ping -c1 -W1 10.105.0.2
iptables -t mangle -L POSTROUTING -n -v
iptables -t mangle -F POSTROUTING
# a promiscuous bridge's host sees the guests' flows without their state
iptables -A INPUT -m conntrack --ctstate NEW
iptables -A INPUT -m conntrack --ctstate ESTABLISHED
iptables -A INPUT -m conntrack --ctstate INVALID
ip netns exec a ping -c1 -W1 -b 10.105.0.255
iptables -L INPUT -n -v
ip link set br0 promisc on
ip netns exec a ping -c1 -W1 10.105.0.2
ip netns exec a ping -c1 -W1 -b 10.105.0.255
ip netns exec a ping -c1 -W1 10.105.0.254
iptables -L INPUT -n -v
ip link set br0 promisc off
ip link set v1 down
ip netns exec a ping -c1 -W1 -b 10.105.0.255
iptables -L INPUT -n -v
conntrack -L
