# a namespace that is nothing but a switch, another that routes, a third that filters between them
ip netns add sw
ip netns add rt
ip netns add a
ip netns add b
ip -n sw link add s0 type bridge
ip -n sw link set s0 up
ip link add a0 netns a type veth peer name pa netns sw
ip link add b0 netns b type veth peer name pb netns sw
ip link add r0 netns rt type veth peer name pr netns sw
ip -n sw link set pa master s0 up
ip -n sw link set pb master s0 up
ip -n sw link set pr master s0
ip -n sw link set pr up
ip -n a addr add 10.68.1.1/24 dev a0
ip -n b addr add 10.68.2.1/24 dev b0
ip -n rt addr add 10.68.1.254/24 dev r0
ip -n rt addr add 10.68.2.254/24 dev r0
ip -n a link set a0 up
ip -n b link set b0 up
ip -n rt link set r0 up
ip -n a route add default via 10.68.1.254
ip -n b route add default via 10.68.2.254
ip netns exec rt sysctl -w net.ipv4.ip_forward=1
ip netns exec a ping -c2 -i 0.3 -W1 10.68.2.1
ip -n a route get 10.68.2.1
ip -n a neigh
ip netns exec rt sysctl -w net.ipv4.conf.r0.send_redirects=0
ip netns exec rt sysctl -w net.ipv4.conf.all.send_redirects=0
ip netns exec b ping -c1 -W1 10.68.1.1
ip netns exec sw bridge link
ip netns exec sw bridge fdb show br s0
ip -n sw addr
ip netns exec sw ip route
ip netns exec sw iptables -P FORWARD DROP
ip netns exec a ping -c1 -W1 10.68.2.1
ip netns exec sw sysctl net.bridge.bridge-nf-call-iptables
ip netns exec sw sysctl -w net.bridge.bridge-nf-call-iptables=1
ip netns exec a ping -c1 -W1 10.68.2.1
ip netns exec sw iptables -L -n -v
ip netns exec rt iptables -A FORWARD -i r0 -o r0 -j REJECT
ip netns exec sw iptables -P FORWARD ACCEPT
ip netns exec a ping -c1 -W1 10.68.2.1
