# frames that a bridge seldom sees: to nobody, to itself, to the bridges' own groups, too long, while promiscuous
ip link add br0 address 02:00:00:00:a2:ff type bridge
ip link set br0 up
ip netns add a
ip link add v0 address 02:00:00:00:a2:01 type veth peer name e0 netns a
ip link set v0 master br0 up
ip -n a addr add 10.102.0.1/24 dev e0
ip -n a link set e0 up address 02:00:00:00:a2:0a
ip netns add b
ip link add v1 address 02:00:00:00:a2:02 type veth peer name e1 netns b
ip link set v1 master br0 up
ip -n b addr add 10.102.0.2/24 dev e1
ip -n b link set e1 up address 02:00:00:00:a2:0b
ip addr add 10.102.0.254/24 dev br0
# the host itself: a MAC that nobody has, the bridge's own, a port's own
ip neigh add 10.102.0.9 lladdr 02:00:00:00:a2:99 dev br0
ping -c1 -W1 10.102.0.9
ip neigh replace 10.102.0.9 lladdr 02:00:00:00:a2:ff dev br0
ping -c1 -W1 10.102.0.9
ip neigh replace 10.102.0.9 lladdr 02:00:00:00:a2:01 dev br0
ping -c1 -W1 10.102.0.9
ip -n a -s link show e0
ip -n b -s link show e1
ip -s link show br0
# a guest: a MAC that nobody has, and groups that no bridge passes on
ip -n a neigh add 10.102.0.9 lladdr 02:00:00:00:a2:99 dev e0
ip netns exec a ping -c1 -W1 10.102.0.9
ip -n a neigh add 10.102.0.10 lladdr 01:80:c2:00:00:0e dev e0
ip netns exec a ping -c1 -W1 10.102.0.10
ip -n a neigh replace 10.102.0.10 lladdr 01:80:c2:00:00:00 dev e0
ip netns exec a ping -c1 -W1 10.102.0.10
ip -n b -s link show e1
ip link set br0 type bridge stp_state 1
ip netns exec a ping -c1 -W1 10.102.0.10
ip link set br0 type bridge stp_state 0
ip -n b -s link show e1
ip -s link show br0
# the port's own stack takes what the bridge leaves it
ip addr add 10.102.0.10/24 dev v0
ip -n a neigh replace 10.102.0.10 lladdr 01:80:c2:00:00:0e dev e0
ip netns exec a ping -c1 -W1 10.102.0.10
ip addr add 10.112.0.1/24 dev v0
ping -b -c1 -W1 10.112.0.255
ping -c1 -W1 -I v0 224.0.0.1
ip addr del 10.102.0.10/24 dev v0
ip addr del 10.112.0.1/24 dev v0
# promiscuous: the host sees what passes, and what passes nowhere
ip link set br0 promisc on
ip link show br0
ip netns exec a ping -c1 -W1 10.102.0.2
ip -n a neigh replace 10.102.0.9 lladdr 02:00:00:00:a2:99 dev e0
ip netns exec a ping -c1 -W1 10.102.0.9
ip -s link show br0
ip link set v1 type bridge_slave state 4
bridge fdb add 02:00:00:00:a2:0b dev v1 master static
bridge fdb add 02:00:00:00:a2:99 dev v0 master static
ip netns exec a ping -c1 -W1 10.102.0.9
ip link set v1 down
bridge fdb add 02:00:00:00:a2:0b dev v1 master static
ip netns exec a ping -c1 -W1 10.102.0.2
ip -s link show br0
ip link set br0 promisc off
ip netns exec a ping -c1 -W1 10.102.0.2
ip -s link show br0
ip link set v1 up
# too long for the port: a bridge neither cuts nor reports, iptables' side of it does
ip link set v1 mtu 1400
ip link show br0
ip link set br0 mtu 1500
ip link show br0
ip netns exec a ping -c1 -W1 -s 1372 10.102.0.2
ip netns exec a ping -c1 -W1 -s 1450 -M do 10.102.0.2
ip netns exec a ping -c1 -W1 -s 1450 -M dont 10.102.0.2
sysctl -w net.bridge.bridge-nf-call-iptables=0
ip netns exec a ping -c1 -W1 -s 1450 -M do 10.102.0.2
ip netns exec a ping -c1 -W1 -s 1450 -M dont 10.102.0.2
ip netns exec a ping -c1 -W1 -s 1372 10.102.0.2
ping -c1 -W1 -s 1450 10.102.0.2
ip -s link show v1
ip -n b -s link show e1
