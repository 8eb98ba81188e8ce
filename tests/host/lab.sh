# All of the tutorial's changes, with few pings.
ip netns add ns1
ip netns add ns2
ip netns ls
ip link add vbridge type bridge
ip link set dev vbridge up
ip link add veth-1 type veth peer name veth-1-br
ip link add veth-2 type veth peer name veth-2-br
ip link set veth-1 netns ns1
ip link set veth-1-br master vbridge
ip link set veth-2 netns ns2
ip link set veth-2-br master vbridge
ip netns exec ns1 ip addr add 192.168.28.1/24 dev veth-1
ip netns exec ns2 ip addr add 192.168.28.2/24 dev veth-2
ip netns exec ns1 ip link set veth-1 up
ip link set dev veth-1-br up
ip netns exec ns2 ip link set veth-2 up
ip link set dev veth-2-br up
ip addr add 192.168.28.5/24 dev vbridge
ip netns exec ns1 ip route add default via 192.168.28.5
ip netns exec ns1 ping -c1 -W1 192.168.17.10
sysctl -w net.ipv4.ip_forward=1
sysctl -w net.ipv4.conf.default.rp_filter=2
echo 1 > /proc/sys/net/ipv4/conf/all/proxy_arp
iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j MASQUERADE
iptables -N LAB
iptables -A LAB -s 192.168.28.0/24 -j ACCEPT
iptables -I FORWARD -i vbridge -j LAB
iptables -P FORWARD DROP
ip route add 198.51.100.0/24 via 192.168.28.1
ip route add blackhole 198.51.101.0/24
ip rule add from 192.168.28.9 table 100 priority 900
ip link add spare type veth peer name spare-br
ip link set spare name other
ip link del veth-2-br
iptables -t nat -D POSTROUTING -s 192.168.28.0/24 -j MASQUERADE
ip netns exec ns1 ping -c1 -W1 192.168.28.5
ip netns del ns2
ip netns exec ns1 ping -c1 -W1 8.8.8.8
ip netns exec ns1 ping -i 0.2 192.168.28.5 > /dev/null 2>&1 &
sleep 0.1
