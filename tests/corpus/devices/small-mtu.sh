# An MTU below 68 bytes switches IPv4 off on lo: its addresses and its settings go, and come back new with the MTU
ip netns add w
ip link add w0 type veth peer name h0
ip link set w0 netns w
ip -n w addr add 10.90.0.1/24 dev w0
ip -n w link set w0 up
ip -n w link set w0 mtu 67
ip -n w link set w0 mtu 65536
ip -n w link set lo up
ip netns exec w sysctl -w net.ipv4.conf.lo.rp_filter=2
ip -n w link set lo mtu 60
ip -n w addr show lo
ip -n w route show table local
ip netns exec w sysctl net.ipv4.conf.lo.rp_filter
ip netns exec w sysctl net.ipv4.neigh.lo.proxy_delay
ip netns exec w ping -c1 -W1 127.0.0.1
ip netns exec w ping -c1 -W1 10.90.0.1
ip -n w addr add 127.0.0.5/8 dev lo
ip -n w addr del 127.0.0.1/8 dev lo
ip netns exec w ifconfig lo 127.0.0.2
ip netns exec w ifconfig lo
ip -n w route add 10.91.0.0/24 dev lo
ip netns exec w sysctl -w net.ipv4.ip_forward=1
ip netns exec w sysctl -w net.ipv4.conf.default.rp_filter=1
ip netns exec w sysctl -w net.ipv4.conf.default.arp_ignore=1
ip netns exec w sysctl -a -r 'conf\.(lo|w0)\.(forwarding|rp_filter|arp_ignore)$'
ip -n w link set lo down
ip -n w link set lo up
ip -n w addr show lo
ip -n w link set lo mtu 67
ip -n w link set lo mtu 68
ip -n w addr show lo
ip netns exec w sysctl -a -r 'conf\.(lo|w0)\.(forwarding|rp_filter|arp_ignore|disable_policy)$'
ip netns exec w ping -c1 -W1 127.0.0.1
ip -n w link set lo down
ip -n w link set lo up
ip -n w addr show lo
ip netns exec w ping -c1 -W1 127.0.0.1
ip netns exec w ping -c1 -W1 -s 200 127.0.0.1
ip -n w link set lo down
ip -n w link set lo mtu 40
ip -n w link set lo up
ip -n w addr show lo
ip -n w link set lo mtu 1500
ip -n w addr show lo
ip -n w link set lo mtu 0
ip -n w link show lo
ip -n w link set lo mtu 2147483647
ip -n w link show lo
ip netns exec w ping -c1 -W1 10.90.0.1
