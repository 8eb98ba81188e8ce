# lab 1150
ip netns add r0
ip -n r0 link set lo up
ip netns add r1
ip netns exec r1 ip link set dev lo up
ip link add d0 address 02:00:00:00:25:01 netns r0 type veth peer name u1 address 02:00:00:00:4a:02 netns r1
ip -n r0 addr add 10.0.0.1/24 dev d0
ip netns exec r1 ip addr add 10.0.0.2/24 dev u1
ip netns exec r0 ip link set dev d0 up
ip netns exec r1 ip link set dev u1 up
ip netns exec r0 ip route add default via 10.0.0.2
ip netns exec r0 ping -c2 -i 0.2 -W1 10.0.0.1
ip netns exec r0 ping -c1 -W1 10.0.0.1
ip netns exec r0 iptables -N LAB
ip netns exec r0 iptables -A LAB -s 10.0.0.2 -j ACCEPT
ip netns exec r0 iptables -A LAB -p icmp --icmp-type echo-request -j REJECT
ip netns exec r0 iptables -I OUTPUT -j LAB
ip netns exec r0 traceroute -n -I -q1 -w1 -m4 10.0.0.2
ip netns exec r1 ping -c1 -W1 10.0.0.2
ip netns exec r1 sysctl -w net.ipv4.conf.all.proxy_arp=0
ip netns exec r1 traceroute -n -I -q1 -w1 -m4 192.168.17.10
ping -c1 -W1 10.0.0.1
ip -n r0 route add unreachable 8.8.8.8
ip netns exec r0 ping -c1 -W1 10.0.0.1
iptables -t nat -A PREROUTING -p icmp -d 10.0.0.2 -j DNAT --to-destination 10.0.0.2
ping -c1 -W1 -M want -s 1473 10.0.0.1
ip netns exec r0 ping -c1 -W1 -q 10.0.0.0
ip netns exec r0 ip route show table local
ip netns exec r0 iptables -t nat -S
ip -n r1 route get 10.0.0.2
ip netns exec r1 ip route show table local
conntrack -L
