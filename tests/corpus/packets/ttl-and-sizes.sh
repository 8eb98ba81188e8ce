# default ttl, replies' ttl, sizes and intervals in ping's texts, and how long -w goes on
ip netns add a
ip netns add b
ip link add a0 type veth peer name b0
ip link set a0 netns a
ip link set b0 netns b
ip -n a addr add 10.71.0.1/24 dev a0
ip -n b addr add 10.71.0.2/24 dev b0
ip -n a link set a0 up
ip -n b link set b0 up
ip netns exec b sysctl -w net.ipv4.ip_default_ttl=100
ip netns exec a ping -c1 -W1 10.71.0.2
ip netns exec b ping -c1 -W1 10.71.0.1
ip netns exec a ping -c1 -W1 -t 1 10.71.0.2
ip netns exec a ping -c3 -i 0.2 -s 100 10.71.0.2
ip netns exec a ping -c2 -i 0.2 -q 10.71.0.2
ip netns exec a ping -c2 -i 0.1 10.71.0.2
ip netns exec a ping -c2 -i 0.001 10.71.0.2
ip netns exec a ping -c 2 -i 0.2 -W 1 -n 10.71.0.2
ip netns exec a ping -4 -c1 10.71.0.2
ip netns exec a ping -c1 -W1 -p ff 10.71.0.2
ip netns exec a ping -c1 -W1 -Q 16 10.71.0.2
ip netns exec a ping -c1 -W1 -D -O 10.71.0.2
ip netns exec a ping -c2 -i 0.3 -W1 -O 10.71.0.9
ip netns exec a ping -c1 -W0.2 10.71.0.9
ip netns exec a ping -c1 -W1 -l 3 10.71.0.2
ip netns exec a ping -c3 -f 10.71.0.2
ip netns exec a ping -A -c3 10.71.0.2
ip netns exec a ping -c1 -w1 10.71.0.9
ip netns exec a ping 10.71.0.2 -c1
ip netns exec a ping -c1 10.71.2
ip netns exec a ping -c1 -I 10.71.0.1 -W1 10.71.0.2
ip netns exec a ping -c1 -W1 localhost
ip netns exec a ping -c1 -W1 b
ip netns exec a ping -h
ip netns exec a ping -c
ip netns exec a ping -V
