# a host set up as Docker does it: chains, policy DROP, masquerade but not on the bridge, and a lab beside it
iptables -P FORWARD DROP
iptables -N DOCKER
iptables -N DOCKER-USER
iptables -N DOCKER-ISOLATION-STAGE-1
iptables -A FORWARD -j DOCKER-USER
iptables -A FORWARD -j DOCKER-ISOLATION-STAGE-1
iptables -A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -o docker0 -j DOCKER
iptables -A FORWARD -i docker0 ! -o docker0 -j ACCEPT
iptables -A FORWARD -i docker0 -o docker0 -j ACCEPT
iptables -A DOCKER-ISOLATION-STAGE-1 -j RETURN
iptables -A DOCKER-USER -j RETURN
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
ip link add docker0 type bridge
ip link set docker0 up
ip netns add c1
ip link add eth0 type veth peer name eth0-br
ip link set eth0 netns c1
ip link set eth0-br master docker0
ip -n c1 addr add 172.17.0.2/16 dev eth0
ip -n c1 link set eth0 up
ip link set eth0-br up
ip addr add 172.17.0.1/16 dev docker0
ip -n c1 route add default via 172.17.0.1
sysctl -w net.ipv4.ip_forward=1
ip netns exec c1 ping -c1 -W1 8.8.8.8
ip link add vb type bridge
ip link set vb up
ip netns add a
ip link add a0 type veth peer name a0-br
ip link set a0 netns a
ip link set a0-br master vb
ip -n a addr add 10.47.0.1/24 dev a0
ip -n a link set a0 up
ip link set a0-br up
ip netns add b
ip link add b0 type veth peer name b0-br
ip link set b0 netns b
ip link set b0-br master vb
ip -n b addr add 10.47.0.2/24 dev b0
ip -n b link set b0 up
ip link set b0-br up
ip addr add 10.47.0.254/24 dev vb
ip -n a route add default via 10.47.0.254
ip -n b route add default via 10.47.0.254
ip netns exec a ping -c1 -W1 10.47.0.2
ip netns exec a ping -c1 -W1 10.47.0.254
ip netns exec a ping -c1 -W1 8.8.8.8
iptables -I DOCKER-USER -i vb -o vb -j ACCEPT
ip netns exec a ping -c1 -W1 10.47.0.2
iptables -I DOCKER-USER -i vb -j ACCEPT
iptables -I DOCKER-USER -o vb -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
ip netns exec a ping -c1 -W1 172.17.0.2
ip netns exec a ping -c1 -W1 8.8.8.8
iptables -t nat -A POSTROUTING -s 10.47.0.0/24 ! -o vb -j MASQUERADE
ip netns exec a ping -c1 -W1 8.8.8.8
ip netns exec c1 ping -c1 -W1 10.47.0.1
iptables -L -n -v
iptables -t nat -L -n -v
iptables -S
