# addresses on other interfaces: arp_ignore 1 and 8, arp_filter, arp_accept and who gets an answer
ip netns add w
ip netns add z
ip link add w0 type veth peer name z0
ip link set w0 netns w
ip link set z0 netns z
ip -n w addr add 10.32.0.1/24 dev w0
ip -n z addr add 10.32.0.2/24 dev z0
ip -n w link set w0 up
ip -n z link set z0 up
ip link add w1 type veth peer name z1
ip link set w1 netns w
ip link set z1 netns z
ip -n w addr add 10.33.0.1/24 dev w1
ip -n z addr add 10.33.0.2/24 dev z1
ip -n w link set w1 up
ip -n z link set z1 up
ip -n z route add 10.32.5.5 dev z0
ip -n z route add 10.33.0.1 dev z0
ip netns exec z ping -c1 -W1 10.33.0.1
ip -n z neigh show 10.33.0.1
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_ignore=1
ip -n z neigh flush all
ip netns exec z ping -c1 -W1 10.33.0.1
ip netns exec z ping -c1 -W1 10.32.0.1
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_ignore=3
ip -n z neigh flush all
ip netns exec z ping -c1 -W1 10.32.0.1
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_ignore=8
ip -n z neigh flush all
ip netns exec z ping -c1 -W1 10.32.0.1
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_ignore=0
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_filter=1
ip -n z neigh flush all
ip netns exec z ping -c1 -W1 10.33.0.1
ip netns exec z ping -c1 -W1 10.32.0.1
ip netns exec w sysctl -w net.ipv4.conf.w0.arp_filter=0
ip -n z neigh flush all
ip -n w neigh flush all
ip netns exec z ping -c1 -W1 -I 10.33.0.2 10.32.0.1
ip -n w neigh
ip netns exec z sysctl -w net.ipv4.conf.all.arp_announce=1
ip -n z neigh flush all
ip -n w neigh flush all
ip netns exec z ping -c1 -W1 -I 10.33.0.2 10.32.0.1
ip -n w neigh
ip netns exec w sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.w0.arp_ignore net.ipv4.conf.w0.arp_filter
