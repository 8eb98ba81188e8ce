# a bridge without ports loses its carrier; ip route settles the state of what it prints
ip netns add n1
ip netns exec n1 ip link set lo up
ip link add br0 type bridge
ip link set br0 up
ip link add br1 type bridge
ip link set dev br1 up
ip addr add 172.16.5.65/28 dev br1
ip link add v1 address 02:00:00:00:4a:02 netns n1 type veth peer name v1p address 02:00:00:00:6f:03
ip link set v1p master br1
ip netns exec n1 ip addr add 172.16.5.66/28 dev v1
ip link set v1p up
ip netns exec n1 ip link set dev v1 up
ip -n n1 route add default via 172.16.5.65
ip netns exec n1 ping -c1 -W1 -s 600 192.168.17.10
ip netns exec n1 traceroute -n -I -q1 -w1 -m4 172.16.5.65
ip netns exec n1 ping -c1 -W1 -s 1400 172.16.5.65
ip netns exec n1 ping -c1 -W1 -s 7 172.16.5.65
ip link del v1p
ping -c1 -W1 -q 172.16.5.65
ip netns exec n1 ping -c1 -W1 172.16.5.65
sysctl -w net.ipv4.icmp_echo_ignore_all=0
ip netns exec n1 ping -c1 -W1 8.8.8.8
ip link set v1p mtu 1400
ip netns exec n1 ping -c1 -W1 172.16.5.66
ip netns exec n1 iptables -L -n -v
ip netns exec n1 iptables -t nat -S
ip route get 172.16.5.66
ip netns exec n1 arp -n
ip route get 172.16.5.65
bridge fdb show br br0
bridge link
ip netns ls
