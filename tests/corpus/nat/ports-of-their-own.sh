# Datagrams that find a socket: a host with one port to choose from traces itself, and one that traces back
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.98.0.1/24 dev a0
ip -n b addr add 10.98.0.2/24 dev b0
ip -n a link set lo up
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec a sysctl -w net.ipv4.ip_local_port_range='40000 40000'
ip netns exec b sysctl -w net.ipv4.ip_local_port_range='40000 40000'
ip netns exec a traceroute -n -N1 -q1 -m2 -w1 -p 40000 10.98.0.1
ip netns exec a traceroute -n -N1 -q1 -m2 -w1 -p 40001 10.98.0.1
ip netns exec a traceroute -n -N1 -q1 -m2 -w1 -p 40000 10.98.0.2
ip netns exec b iptables -A INPUT -p udp -j DROP
ip netns exec a traceroute -n -N1 -q1 -m1 -w3 -p 40000 10.98.0.2 > /dev/null 2>&1 &
sleep 0.5
ip netns exec b traceroute -n -N1 -q1 -m1 -w1 -p 40000 10.98.0.1
sleep 3
ip netns exec a traceroute -n -N1 -q1 -m1 -w3 -p 40000 10.98.0.2 > /dev/null 2>&1 &
sleep 0.5
ip netns exec a traceroute -n -N1 -q1 -m1 -w1 -p 40000 10.98.0.2
ip netns exec b traceroute -n -N1 -q1 -m1 -w1 -p 40001 10.98.0.1
ip netns exec b sysctl -w net.ipv4.ip_local_port_range='40001 40001'
ip netns exec b traceroute -n -N1 -q1 -m1 -w1 -p 40000 10.98.0.1
sleep 3
ip netns exec a sysctl -w net.ipv4.ip_local_port_range='40000 40001'
ip netns exec a traceroute -n -N1 -q1 -m1 -w4 -p 40000 -s 10.98.0.1 -i a0 10.98.0.2 > /dev/null 2>&1 &
sleep 0.5
ip netns exec a traceroute -n -N1 -q1 -m1 -w1 -p 40002 10.98.0.77
sleep 4
ip netns exec a ping -c1 -W1 -I 10.98.0.1 10.98.0.255
ip netns exec a ping -c1 -W1 -I a0 10.98.0.255
ip netns exec b iptables -A INPUT -p icmp -j DROP
ip netns exec a traceroute -I -n -q1 -m1 -w4 10.98.0.2 > /dev/null 2>&1 &
ip netns exec a ping -n -i 0.5 -c6 -W1 10.98.0.2 > /dev/null 2>&1 &
ip netns exec a ping -n -i 0.5 -c3 -W1 10.98.0.77
sleep 3
ip netns exec b iptables -F INPUT
ip netns exec a ping -n -i 0.5 -c2 -W1 -I a0 10.98.0.78
ip netns exec a traceroute -n -i lo -q1 -w1 -m1 10.98.0.2
ip netns exec a traceroute -n -i a0 -q1 -w1 -m1 10.98.0.79
