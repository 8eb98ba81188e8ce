# iptables and bridged packets: FORWARD DROP with bridge-nf-call-iptables on and off, physdev, interfaces
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.46.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.46.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
sysctl net.bridge.bridge-nf-call-iptables
sysctl net.bridge
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -P FORWARD DROP
ip netns exec a ping -c1 -W1 10.46.0.2
ip -n a neigh
iptables -L FORWARD -n -v
iptables -A FORWARD -i vb -o vb -j ACCEPT
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -L FORWARD -n -v
iptables -R FORWARD 1 -i a0-br -j ACCEPT
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -R FORWARD 1 -m physdev --physdev-in a0-br -j ACCEPT
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -A FORWARD -m physdev --physdev-is-bridged -j ACCEPT
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -L FORWARD -n -v
iptables -F FORWARD
sysctl -w net.bridge.bridge-nf-call-iptables=0
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -L FORWARD -n -v
echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables
ip netns exec a ping -c1 -W1 10.46.0.2
iptables -A FORWARD -j REJECT
ip netns exec a ping -c1 -W1 10.46.0.2
ip addr add 10.46.0.254/24 dev vb
ip netns exec a ping -c1 -W1 10.46.0.2
ip netns exec a ping -c1 -W1 10.46.0.254
iptables -A INPUT -i a0-br -j DROP
ip netns exec a ping -c1 -W1 10.46.0.254
iptables -A INPUT -i vb -j DROP
ip netns exec a ping -c1 -W1 10.46.0.254
iptables -L -n -v
conntrack -L
